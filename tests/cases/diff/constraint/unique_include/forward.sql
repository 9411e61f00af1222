-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT u UNIQUE (a) INCLUDE (b);
