CREATE TABLE public.books (
    tags jsonb, words json, id int, sold smallint DEFAULT 0, old boolean, doc jsonb, more date, n uuid[]
);
