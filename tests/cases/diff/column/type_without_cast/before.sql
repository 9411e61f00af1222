CREATE TABLE public.books (
    tags text[], words text[], id uuid, sold boolean DEFAULT false, old bigint, doc json, more jsonb, n int[]
);
