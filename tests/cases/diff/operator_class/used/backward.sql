-- data-loss: all rows of the table go
DROP TABLE public.t;
DROP OPERATOR FAMILY public.c USING btree;
