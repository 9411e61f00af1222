create materialized view if not exists public.dear as select id from public.books;
