-- keel: no-transaction
set local lock_timeout = '5s';
drop index concurrently if exists public.books_title;
