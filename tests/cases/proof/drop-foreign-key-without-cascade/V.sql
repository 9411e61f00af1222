alter table public.sales drop constraint if exists sales_book_fk;
