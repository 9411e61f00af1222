DROP MATERIALIZED VIEW public.m;
CREATE MATERIALIZED VIEW public.m (a, b) AS
 SELECT a,
    b
   FROM public.t;
COMMENT ON MATERIALIZED VIEW public.m IS 'x';
CREATE INDEX i ON public.m USING btree (a);
