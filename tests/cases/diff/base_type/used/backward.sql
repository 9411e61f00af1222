DROP OPERATOR public.+ (public.money2, public.money2);
DROP FUNCTION public.plus(public.money2, public.money2);
DROP VIEW public.v;
-- data-loss: all rows of the table go
DROP TABLE public.t;
