DROP TYPE public.r;
