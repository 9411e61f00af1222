CREATE OPERATOR FAMILY public.c USING btree;
CREATE OPERATOR CLASS public.c FOR TYPE integer USING btree FAMILY public.c AS
    FUNCTION 1 (integer, integer) btint4cmp(integer,integer),
    OPERATOR 1 <(integer,integer),
    OPERATOR 2 <=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 >=(integer,integer),
    OPERATOR 5 >(integer,integer);
