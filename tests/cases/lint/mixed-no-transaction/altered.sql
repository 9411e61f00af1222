-- keel: no-transaction
drop table if exists public.a;
create table public.a (id int);
alter table public.a add column b int;
alter table public.books drop constraint if exists c;
alter table public.books add constraint c check (pages > 0) not valid;
alter table public.books add column if not exists d int;
do $$ begin
  alter table public.books add column e int;
exception when duplicate_column then null;
end $$;
create temporary table scratch (id int);
alter table public.books add column f int; -- expect: mixed-no-transaction
vacuum public.books;
