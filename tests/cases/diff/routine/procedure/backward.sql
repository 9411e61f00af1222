DROP PROCEDURE public.p(integer, integer);
