CREATE TYPE public.c AS (
    a integer,
    b text COLLATE pg_catalog."C",
    "it's" numeric(5,2)
);
