DROP VIEW public.v;
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
CREATE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t;
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.v TO r1;
