create index books_title_idx on public.books (title);
