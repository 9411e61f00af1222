alter table public.books disable trigger books_touch;
