drop index concurrently public.a; -- expect: concurrently-in-transaction
create unique index concurrently a on public.books (id); -- expect: concurrently-in-transaction
reindex index concurrently public.a; -- expect: concurrently-in-transaction
reindex schema public; -- expect: concurrently-in-transaction
alter table public.events detach partition public.events_2024 concurrently; -- expect: concurrently-in-transaction
vacuum public.books, public.loans; -- expect: concurrently-in-transaction
vacuum full; -- expect: concurrently-in-transaction
cluster; -- expect: concurrently-in-transaction
alter system set work_mem = '1MB'; -- expect: concurrently-in-transaction
create database x; -- expect: concurrently-in-transaction
drop database x; -- expect: concurrently-in-transaction
create tablespace x location '/x'; -- expect: concurrently-in-transaction
create subscription s connection '' publication p; -- expect: concurrently-in-transaction
alter subscription s refresh publication; -- expect: concurrently-in-transaction
discard all; -- expect: concurrently-in-transaction
commit prepared 'x'; -- expect: concurrently-in-transaction
refresh materialized view concurrently private.totals;
analyze public.books;
cluster public.books using books_pkey;
reindex table public.books;
discard plans;
alter type public.mood add value 'x';
create subscription t connection '' publication p with (create_slot = false);
