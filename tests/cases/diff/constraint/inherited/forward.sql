-- may-fail: existing rows may not satisfy it
ALTER TABLE public.p ADD CONSTRAINT p_a_check CHECK ((a > 0));
