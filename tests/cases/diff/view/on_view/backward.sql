DROP VIEW public.w;
DROP VIEW public.v;
CREATE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t;
CREATE VIEW public.w (a) AS
 SELECT a
   FROM public.v;
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.w TO PUBLIC;
