-- before:
create table public.pairs (a int, b int, c int, d int, e int, constraint pairs_key unique (a, b));
create unique index pairs_c on public.pairs (c);
create unique index pairs_d on public.pairs (d) where c > 0;
create index pairs_e on public.pairs (e);
alter table public.pairs add constraint pairs_check check (e > 0);
-- migration:
-- keel: no-transaction
set lock_timeout = '5s';
begin;
alter table public.pairs add column f int;
update public.pairs set f = 1 where a = 1 and 2 = b;
update public.pairs set f = 1 where c in (1, 2);
update public.pairs set f = 1 where c = 1 and e > 7;
update public.pairs set f = 1 where a = 1; -- expect: ddl-and-backfill
commit;
begin;
alter table public.pairs add column g int;
update public.pairs set f = 1 where c > 1; -- expect: ddl-and-backfill
commit;
begin;
alter table public.pairs add column h int;
update public.pairs set f = 1 where c = e; -- expect: ddl-and-backfill
commit;
begin;
alter table public.pairs add column i int;
update public.pairs set f = 1 where c = 1 or e = 1; -- expect: ddl-and-backfill
commit;
begin;
alter table public.pairs add column j int;
update public.pairs set f = 1 where d = 1; -- expect: ddl-and-backfill
commit;
begin;
alter table public.pairs add column k int;
update public.pairs set f = 1 where e = 1; -- expect: ddl-and-backfill
commit;
begin;
alter table public.pairs add column l int;
update public.pairs set f = 1 where c in (1, e); -- expect: ddl-and-backfill
commit;
begin;
alter table public.pairs add column m int;
update public.pairs set f = 1 where c is not distinct from 1; -- expect: ddl-and-backfill
commit;
begin;
alter table public.pairs add column n int;
update public.pairs set f = 1 where not (c = 1); -- expect: ddl-and-backfill
commit;
begin;
alter table public.pairs add column o int;
update public.pairs set f = 1 where c not in (1, 2); -- expect: ddl-and-backfill
commit;
