DROP FUNCTION public.f();
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
CREATE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT count(t.a) AS count
    FROM public.t;
END;
