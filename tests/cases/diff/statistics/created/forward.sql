CREATE STATISTICS public.s (ndistinct, dependencies) ON a, c FROM public.t;
