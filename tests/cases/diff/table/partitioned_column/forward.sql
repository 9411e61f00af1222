ALTER TABLE public.t ADD COLUMN n text;
