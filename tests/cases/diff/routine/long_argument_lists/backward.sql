DROP FUNCTION public.f(timestamp with time zone, timestamp with time zone, double precision, integer);
DROP FUNCTION public.f(timestamp with time zone, timestamp with time zone, double precision, text);
DROP AGGREGATE public.g(timestamp with time zone, timestamp with time zone, double precision, integer);
