DROP FUNCTION public.f();
DROP FUNCTION public.n();
-- data-loss: all rows of the table go
DROP TABLE public.t;
