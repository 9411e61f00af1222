DROP VIEW public.t;
CREATE TABLE public.t (
    a integer
);
