DROP TYPE public.m;
DROP VIEW public.n;
CREATE DOMAIN public.m AS integer;
CREATE SEQUENCE public.n;
