-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT "c'"";--" CHECK (((b <> 'x''y'::text) AND (b <> 'a\b'::text)));
