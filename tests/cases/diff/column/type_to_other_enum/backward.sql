ALTER TABLE public.people ALTER COLUMN flag DROP DEFAULT;
ALTER TABLE public.people ALTER COLUMN mood DROP DEFAULT;
CREATE TYPE public.mood AS ENUM ('sad', 'glad');
-- may-fail: values may not fit into public.place
ALTER TABLE public.people ALTER COLUMN at TYPE public.place USING at::text::public.place;
DROP TYPE app.spot;
-- may-fail: values may not fit into boolean
ALTER TABLE public.people ALTER COLUMN flag TYPE boolean USING flag::boolean;
ALTER TABLE public.people ALTER COLUMN flag SET DEFAULT true;
-- may-fail: values may not fit into public.mood
ALTER TABLE public.people ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
ALTER TABLE public.people ALTER COLUMN mood SET DEFAULT 'sad'::public.mood;
-- may-fail: values may not fit into public.mood[]
ALTER TABLE public.people ALTER COLUMN moods TYPE public.mood[] USING moods::text[]::public.mood[];
-- may-fail: values may not fit into text
ALTER TABLE public.people ALTER COLUMN name TYPE text USING name::text;
-- may-fail: values may not fit into integer
ALTER TABLE public.people ALTER COLUMN size TYPE integer USING size::text::integer;
DROP TYPE app."Mood";
DROP SCHEMA app;
-- may-fail: values may not fit into character varying(9)
ALTER TABLE public.people ALTER COLUMN state TYPE character varying(9);
ALTER TABLE public.people ALTER COLUMN state SET DEFAULT '1'::character varying;
