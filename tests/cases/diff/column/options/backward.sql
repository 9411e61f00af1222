ALTER TABLE public.t ALTER COLUMN a RESET (n_distinct);
