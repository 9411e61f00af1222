-- keel: no-transaction
drop table if exists public.a;
create table public.a (id int);
create index on public.a (id);
update public.a set id = id + 1;
create index concurrently on public.books (title); -- expect: mixed-no-transaction
vacuum public.books;
