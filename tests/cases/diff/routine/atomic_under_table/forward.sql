DROP FUNCTION public.f();
-- may-fail: values may not fit into bigint
ALTER TABLE public.t ALTER COLUMN a TYPE bigint USING a::bigint;
CREATE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT count(t.a) AS count
    FROM public.t;
END;
