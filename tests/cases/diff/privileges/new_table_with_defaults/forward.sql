CREATE TABLE public.n (
    a integer
);
