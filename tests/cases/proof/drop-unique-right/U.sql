alter table public.books add constraint books_isbn_key unique (isbn);
