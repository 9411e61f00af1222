-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t VALIDATE CONSTRAINT c;
