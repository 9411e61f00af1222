ALTER TABLE public.t DROP CONSTRAINT t_p_fkey;
ALTER TABLE public.p DROP CONSTRAINT p_pkey;
ALTER TABLE public.p ALTER COLUMN id DROP NOT NULL;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.p ADD CONSTRAINT p_n_key UNIQUE (n);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_p_fkey FOREIGN KEY (p) REFERENCES public.p(n);
