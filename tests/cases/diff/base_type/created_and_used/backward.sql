DROP DOMAIN public.price;
-- data-loss: all rows of the table go
DROP TABLE public.t;
DROP AGGREGATE public.total(public.money2);
DROP FUNCTION public.plus(public.money2, public.money2);
-- data-loss: what only a column of the type holds goes with it
DROP TYPE public.money2 CASCADE;
