CREATE TABLE public.t (
    a text,
    b text,
    c integer
);
ALTER TABLE public.t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE public.t ALTER COLUMN b SET COMPRESSION pglz;
ALTER TABLE public.t ALTER COLUMN c SET STATISTICS 300;
ALTER TABLE public.t ALTER COLUMN c SET (n_distinct = '5');
