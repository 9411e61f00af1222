-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_r_excl EXCLUDE USING gist (r WITH &&);
