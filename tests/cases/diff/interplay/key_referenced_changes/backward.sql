DROP VIEW public.v;
-- data-loss: the values of the column go
ALTER TABLE public.c DROP COLUMN b;
ALTER TABLE public.p DROP CONSTRAINT p_pkey;
ALTER TABLE public.p ALTER COLUMN b DROP NOT NULL;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (a);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES public.p(a);
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.c;
