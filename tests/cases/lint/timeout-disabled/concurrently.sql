-- keel: no-transaction
set statement_timeout = 0;
drop index concurrently if exists public.books_title;
create index concurrently books_title on public.books (title);
