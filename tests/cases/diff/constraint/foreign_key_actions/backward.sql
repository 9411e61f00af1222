ALTER TABLE public.t DROP CONSTRAINT t_p_fkey;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_p_fkey FOREIGN KEY (p) REFERENCES public.p(id);
