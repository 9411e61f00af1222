CREATE PROCEDURE public.p(IN a integer, INOUT b integer)
 LANGUAGE plpgsql
AS $procedure$begin commit; end$procedure$;
