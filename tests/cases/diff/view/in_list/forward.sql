CREATE VIEW public.v (s) AS
 SELECT s
   FROM public.t
  WHERE ((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]));
