drop index if exists public.books_isbn_key;
