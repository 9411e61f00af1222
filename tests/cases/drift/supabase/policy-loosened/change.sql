alter policy orders_read_own on public.orders using (true);
