alter table public.sales validate constraint sales_book_fk;
