DROP EVENT TRIGGER note;
-- data-loss: all rows of the table go
DROP TABLE public.dropped;
DROP FUNCTION public.note();
