ALTER TABLE public.t DROP CONSTRAINT x;
ALTER TABLE public.t DROP CONSTRAINT y;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT x CHECK ((a > 0));
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT y CHECK ((b > 0));
