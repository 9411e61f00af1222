alter table public.books drop constraint if exists books_price_check;
