create unique index books_isbn_key on public.books (isbn);
