truncate public.books;
