ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('a');
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN x TYPE public.e USING x::text::public.e;
DROP TYPE public.e__old;
