drop table public.sales;
