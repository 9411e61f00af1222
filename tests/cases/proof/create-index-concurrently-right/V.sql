-- keel: no-transaction
create index concurrently if not exists books_title_idx on public.books (title);
