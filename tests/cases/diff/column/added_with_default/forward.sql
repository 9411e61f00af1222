ALTER TABLE public.t ADD COLUMN b text NOT NULL DEFAULT 'x'::text;
