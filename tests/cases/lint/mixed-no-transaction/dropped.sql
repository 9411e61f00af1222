-- keel: no-transaction
create table if not exists public.a (id int);
drop table public.a;
drop index if exists public.b;
drop index public.nobody_knows; -- expect: mixed-no-transaction
vacuum public.books;
