-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t1 ADD CONSTRAINT own CHECK ((id < 100));
