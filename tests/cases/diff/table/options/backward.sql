ALTER TABLE public.t SET (fillfactor = '70');
ALTER TABLE public.t RESET (autovacuum_enabled);
