CREATE OPERATOR FAMILY public.h USING hash;
CREATE OPERATOR CLASS public.h FOR TYPE integer USING hash FAMILY public.h AS
    FUNCTION 1 (integer, integer) hashint4(integer),
    OPERATOR 1 =(integer,integer);
