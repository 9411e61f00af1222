ALTER TABLE public.t SET (fillfactor = '50', toast.autovacuum_enabled = 'off');
