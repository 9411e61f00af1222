create unique index if not exists books_isbn_key on public.books (isbn);
