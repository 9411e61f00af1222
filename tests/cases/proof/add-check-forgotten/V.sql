alter table public.books drop constraint if exists books_price_check;
alter table public.books add constraint books_price_check check (price > 0);
