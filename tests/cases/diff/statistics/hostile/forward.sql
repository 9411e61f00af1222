CREATE STATISTICS public."s;""x" ON a, c FROM public.t;
