CREATE SCHEMA app;
CREATE TYPE app."Mood" AS ENUM ('sad', 'glad', 'mad');
CREATE TYPE public.place AS (x int, y int);
CREATE TYPE app.spot AS (x int, y int);
CREATE TABLE public.people (mood app."Mood" DEFAULT 'sad', moods app."Mood"[], at app.spot, size app."Mood", name app."Mood", state int DEFAULT 1, flag int DEFAULT 1);
