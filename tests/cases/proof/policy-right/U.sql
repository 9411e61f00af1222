drop policy if exists books_read on public.books;
