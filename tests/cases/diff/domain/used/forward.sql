CREATE DOMAIN public.d AS integer
    CONSTRAINT d_check CHECK ((VALUE > 0));
CREATE TABLE public.t (
    a public.d,
    b public.d[]
);
