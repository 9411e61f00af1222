DROP VIEW public.v;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
CREATE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t;
COMMENT ON VIEW public.v IS 'v';
ALTER VIEW public.v OWNER TO r1;
