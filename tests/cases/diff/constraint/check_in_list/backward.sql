ALTER TABLE public.t DROP CONSTRAINT t_s_check;
