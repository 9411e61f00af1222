DROP RULE r ON public.t;
-- data-loss: all rows of the table go
DROP TABLE public.l;
