-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_a_b_fkey FOREIGN KEY (a, b) REFERENCES public.p(a, b) MATCH FULL;
