ALTER TABLE public.f ADD COLUMN b text;
