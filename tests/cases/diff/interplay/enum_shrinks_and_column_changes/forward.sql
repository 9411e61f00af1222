DROP VIEW public.w;
DROP VIEW public.v;
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM ('a');
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN x TYPE public.e USING x::text::public.e;
DROP TYPE public.e__old;
-- may-fail: rows may hold NULL
ALTER TABLE public.t ALTER COLUMN x SET NOT NULL;
ALTER TABLE public.t ALTER COLUMN y TYPE bigint;
CREATE VIEW public.v (x, y) AS
 SELECT x,
    y
   FROM public.t;
CREATE VIEW public.w (x) AS
 SELECT x
   FROM public.v;
