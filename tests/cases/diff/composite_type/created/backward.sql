DROP TYPE public.c;
