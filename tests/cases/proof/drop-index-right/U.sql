create index if not exists books_title_idx on public.books (title) where note is null;
