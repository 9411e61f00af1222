-- may-fail: rows may hold NULL
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
