create or replace function public.tax(price numeric) returns numeric language sql immutable as $$ select price * 0.19 $$;
