-- may-fail: rows may hold NULL
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;
