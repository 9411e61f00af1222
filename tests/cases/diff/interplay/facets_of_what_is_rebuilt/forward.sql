DROP VIEW public.v;
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
CREATE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t;
COMMENT ON VIEW public.v IS 'v';
ALTER VIEW public.v OWNER TO r1;
