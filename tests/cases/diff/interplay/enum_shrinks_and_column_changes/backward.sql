DROP VIEW public.w;
DROP VIEW public.v;
ALTER TYPE public.e ADD VALUE 'b' AFTER 'a';
ALTER TABLE public.t ALTER COLUMN x DROP NOT NULL;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN y TYPE integer;
CREATE VIEW public.v (x, y) AS
 SELECT x,
    y
   FROM public.t;
CREATE VIEW public.w (x) AS
 SELECT x
   FROM public.v;
