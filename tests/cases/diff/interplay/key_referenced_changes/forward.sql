ALTER TABLE public.c DROP CONSTRAINT c_a_fkey;
ALTER TABLE public.p DROP CONSTRAINT p_pkey;
ALTER TABLE public.c ADD COLUMN b integer;
-- may-fail: rows may hold NULL
ALTER TABLE public.p ALTER COLUMN b SET NOT NULL;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (a, b);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.c ADD CONSTRAINT c_a_b_fkey FOREIGN KEY (a, b) REFERENCES public.p(a, b);
CREATE OR REPLACE VIEW public.v (a, b) AS
 SELECT a,
    b
   FROM public.c;
