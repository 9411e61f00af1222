CREATE TABLE public.t OF public.ct;
