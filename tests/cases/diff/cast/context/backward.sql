DROP CAST (public.c AS integer);
CREATE CAST (public.c AS integer) WITH FUNCTION public.f(public.c) AS ASSIGNMENT;
