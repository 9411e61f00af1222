-- data-loss: all rows of the table go
DROP TABLE public."$1";
DROP FUNCTION public."$f$"();
