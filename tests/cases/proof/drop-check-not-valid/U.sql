alter table public.books add constraint books_price_check check (price > 0) not valid;
