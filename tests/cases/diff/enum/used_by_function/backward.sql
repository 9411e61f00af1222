DROP FUNCTION public.f(public.e);
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('a');
DROP TYPE public.e__old;
