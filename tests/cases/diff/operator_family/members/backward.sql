ALTER OPERATOR FAMILY public.f USING btree DROP FUNCTION 1 (integer, smallint), OPERATOR 1 (integer, smallint), OPERATOR 3 (integer, smallint);
