ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('a', 'd');
DROP TYPE public.e__old;
