-- keel: no-transaction
set lock_timeout = '5s';
create index concurrently books_title on public.books (title); -- expect: mixed-no-transaction
create index concurrently books_pages on public.books (pages);
