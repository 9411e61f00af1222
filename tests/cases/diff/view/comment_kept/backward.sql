DROP VIEW public.v;
CREATE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t;
COMMENT ON VIEW public.v IS 'x';
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.v TO PUBLIC;
