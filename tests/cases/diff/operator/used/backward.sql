DROP VIEW public.v;
-- data-loss: all rows of the table go
DROP TABLE public.t;
DROP OPERATOR public.=== (integer, text);
