DROP VIEW public.w;
DROP VIEW public.v;
CREATE VIEW public.v (b, a) AS
 SELECT b,
    a
   FROM public.t;
CREATE VIEW public.w (a) AS
 SELECT a
   FROM public.v;
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.w TO PUBLIC;
