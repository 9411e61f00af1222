ALTER TABLE public.people ALTER COLUMN flag DROP DEFAULT;
ALTER TABLE public.people ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE public.people ALTER COLUMN state DROP DEFAULT;
CREATE SCHEMA app;
CREATE TYPE app."Mood" AS ENUM ('sad', 'glad', 'mad');
CREATE TYPE app.spot AS (
    x integer,
    y integer
);
-- may-fail: values may not fit into app.spot
ALTER TABLE public.people ALTER COLUMN at TYPE app.spot USING at::text::app.spot;
-- may-fail: values may not fit into integer
ALTER TABLE public.people ALTER COLUMN flag TYPE integer USING flag::integer;
ALTER TABLE public.people ALTER COLUMN flag SET DEFAULT 1;
-- may-fail: values may not fit into app."Mood"
ALTER TABLE public.people ALTER COLUMN mood TYPE app."Mood" USING mood::text::app."Mood";
-- may-fail: values may not fit into app."Mood"[]
ALTER TABLE public.people ALTER COLUMN moods TYPE app."Mood"[] USING moods::text[]::app."Mood"[];
DROP TYPE public.mood;
ALTER TABLE public.people ALTER COLUMN mood SET DEFAULT 'sad'::app."Mood";
-- may-fail: values may not fit into app."Mood"
ALTER TABLE public.people ALTER COLUMN name TYPE app."Mood" USING name::app."Mood";
-- may-fail: values may not fit into app."Mood"
ALTER TABLE public.people ALTER COLUMN size TYPE app."Mood" USING size::text::app."Mood";
-- may-fail: values may not fit into integer
ALTER TABLE public.people ALTER COLUMN state TYPE integer USING state::integer;
ALTER TABLE public.people ALTER COLUMN state SET DEFAULT 1;
