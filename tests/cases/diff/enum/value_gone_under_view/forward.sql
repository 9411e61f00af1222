DROP INDEX public.i;
DROP VIEW public.v;
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('a');
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN x TYPE public.e USING x::text::public.e;
DROP TYPE public.e__old;
CREATE INDEX i ON public.t USING btree (x) WHERE (x = 'a'::public.e);
CREATE VIEW public.v (x) AS
 SELECT x
   FROM public.t
  WHERE (x = 'a'::public.e);
