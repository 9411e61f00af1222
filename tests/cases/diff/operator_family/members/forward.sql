ALTER OPERATOR FAMILY public.f USING btree ADD FUNCTION 1 (integer, smallint) btint42cmp(integer,smallint), OPERATOR 1 <(integer,smallint), OPERATOR 3 =(integer,smallint);
