CREATE STATISTICS public.s ON (a + c), lower(b) FROM public.t;
