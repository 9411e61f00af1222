alter table public.books enable trigger books_touch;
