-- keel: no-transaction
set statement_timeout = 0;
create index concurrently books_title on public.books (title);
reset statement_timeout;
