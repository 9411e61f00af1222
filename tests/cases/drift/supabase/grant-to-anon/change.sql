grant select, insert on public.orders to anon;
