drop trigger if exists books_touch on public.books;
