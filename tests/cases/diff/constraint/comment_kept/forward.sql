ALTER TABLE public.t DROP CONSTRAINT c;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT c CHECK ((a > 2));
COMMENT ON CONSTRAINT c ON public.t IS 'why';
