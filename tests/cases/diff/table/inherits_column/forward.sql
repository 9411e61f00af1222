ALTER TABLE public.p ADD COLUMN n text;
