-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT c CHECK ((a > 0)) NOT ENFORCED;
