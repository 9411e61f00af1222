-- keel: no-transaction
set lock_timeout = '5s';
update public.books set stock = 0 where stock is null;
alter table public.books add column a int;
update public.books set stock = 0 where stock is null;
begin;
update public.books set stock = 0 where stock is null;
commit;
begin;
alter table public.books add column b int;
commit;
begin;
alter table public.books add column c int;
update public.books set c = 0 where c is null; -- expect: ddl-and-backfill
commit;
