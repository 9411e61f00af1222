create materialized view if not exists public.dear as select * from public.books where price > 5;
