CREATE TYPE public.mood AS ENUM ('sad', 'glad');
CREATE TYPE public.place AS (x int, y int);
CREATE TABLE public.people (mood public.mood DEFAULT 'sad', moods public.mood[], at public.place, size int, name text, state varchar(9) DEFAULT '1', flag boolean DEFAULT true);
