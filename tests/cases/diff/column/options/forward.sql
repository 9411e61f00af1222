ALTER TABLE public.t ALTER COLUMN a SET (n_distinct = '100');
