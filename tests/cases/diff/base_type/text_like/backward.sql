-- data-loss: all rows of the table go
DROP TABLE public.t;
-- data-loss: what only a column of the type holds goes with it
DROP TYPE public.label CASCADE;
DROP FUNCTION public.label_modifier_in(cstring[]);
DROP FUNCTION public.label_modifier_out(integer);
