CREATE TABLE public.p (
    a integer DEFAULT 1,
    b integer DEFAULT 2,
    c integer
);
CREATE TABLE public.k (
    x integer
) INHERITS (public.p);
ALTER TABLE public.k ALTER COLUMN a SET DEFAULT 7;
ALTER TABLE public.k ALTER COLUMN b DROP DEFAULT;
ALTER TABLE public.k ALTER COLUMN c SET DEFAULT 9;
