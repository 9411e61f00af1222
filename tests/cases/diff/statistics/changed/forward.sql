DROP STATISTICS public.s;
CREATE STATISTICS public.s (ndistinct) ON a, c FROM public.t;
