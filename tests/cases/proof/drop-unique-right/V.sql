alter table public.books drop constraint if exists books_isbn_key;
