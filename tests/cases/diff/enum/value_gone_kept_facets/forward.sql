ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('b', 'a');
DROP TYPE public.e__old;
COMMENT ON TYPE public.e IS 'x';
-- privilege-change: who may do what changes
REVOKE ALL ON TYPE public.e FROM PUBLIC;
-- privilege-change: who may do what changes
GRANT ALL ON TYPE public.e TO r2;
