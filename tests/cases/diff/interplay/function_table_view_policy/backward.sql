-- privilege-change: who sees and changes which rows changes
DROP POLICY p ON public.t;
DROP FUNCTION public.mine(public.t);
DROP VIEW public.v;
-- data-loss: all rows of the table go
DROP TABLE public.t;
