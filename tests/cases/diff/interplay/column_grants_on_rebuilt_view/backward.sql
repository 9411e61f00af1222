DROP VIEW public.v;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
CREATE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.t;
-- privilege-change: who may do what changes
GRANT SELECT (a) ON TABLE public.v TO r1;
