begin;
create index concurrently a on public.books (title); -- expect: concurrently-in-transaction
commit;
