-- data-loss: the values of the attribute go, in every row that has the type
ALTER TYPE public.c DROP ATTRIBUTE b;
