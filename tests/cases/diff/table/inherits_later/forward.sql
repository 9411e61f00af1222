ALTER TABLE public.c INHERIT public.p;
