ALTER TABLE public.t RESET (fillfactor, toast.autovacuum_enabled);
