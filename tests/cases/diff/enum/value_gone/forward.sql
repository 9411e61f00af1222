ALTER TABLE public.t ALTER COLUMN x DROP DEFAULT;
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('a', 'c');
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN x TYPE public.e USING x::text::public.e;
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN y TYPE public.e[] USING y::text[]::public.e[];
DROP TYPE public.e__old;
ALTER TABLE public.t ALTER COLUMN x SET DEFAULT 'a'::public.e;
