create or replace function public.tax(price numeric, rate numeric) returns numeric language sql immutable as $$ select price * rate $$;
