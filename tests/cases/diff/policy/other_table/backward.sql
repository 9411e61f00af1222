-- privilege-change: who sees and changes which rows changes
DROP POLICY p ON public.t;
-- data-loss: all rows of the table go
DROP TABLE public.u;
