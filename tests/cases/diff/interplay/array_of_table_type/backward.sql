DROP FUNCTION public.f(public.t[]);
-- data-loss: all rows of the table go
DROP TABLE public.u;
