create table public.scratch (a int);
alter table public.scratch rename column a to b;
alter table public.books add column if not exists fresh int;
alter table public.books rename column fresh to new;
create temp table t (a int);
alter table t rename column a to b;
