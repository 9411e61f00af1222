DROP VIEW public.v;
CREATE VIEW public.v (b) AS
 SELECT b
   FROM public.t;
COMMENT ON VIEW public.v IS 'x';
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.v TO PUBLIC;
