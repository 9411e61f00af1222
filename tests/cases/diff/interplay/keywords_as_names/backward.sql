DROP FUNCTION public.function(integer);
DROP VIEW public.view;
-- data-loss: all rows of the table go
DROP TABLE public."table";
