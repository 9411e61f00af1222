CREATE TABLE public.t (
    a public.citext
);
