-- keel: no-transaction
create index concurrently books_title_idx on public.books (title);
