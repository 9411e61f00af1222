-- keel: no-transaction
drop index concurrently if exists public.a;
begin;
vacuum public.books; -- expect: concurrently-in-transaction
commit;
vacuum public.books;
