DROP STATISTICS public.s;
CREATE STATISTICS public.s (mcv) ON a, c FROM public.t;
