ALTER TABLE public.f ADD COLUMN b integer;
