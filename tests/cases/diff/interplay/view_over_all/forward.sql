DROP MATERIALIZED VIEW public.m;
DROP VIEW public.w;
DROP VIEW public.v;
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
CREATE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t;
CREATE VIEW public.w (a, b) AS
 SELECT v.a,
    t.b
   FROM (public.v
     JOIN public.t USING (a));
CREATE MATERIALIZED VIEW public.m (a) AS
 SELECT a
   FROM public.w;
CREATE INDEX i ON public.m USING btree (a);
