CREATE TABLE public.c (
    b integer
) INHERITS (public.p);
