ALTER TABLE public.t RENAME CONSTRAINT "a is there" TO t_a_not_null;
ALTER TABLE public.t ALTER COLUMN b DROP NOT NULL;
