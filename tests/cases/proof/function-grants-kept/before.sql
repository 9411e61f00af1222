create role reader;
create function public.tax(price numeric) returns numeric language sql immutable as $$ select price * 0.07 $$;
revoke execute on function public.tax(numeric) from public;
grant execute on function public.tax(numeric) to reader;
