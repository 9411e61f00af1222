create or replace function public.tax(price numeric) returns numeric language sql stable as $$ select price * 0.07 $$;
