create table public.scratch (id bigint primary key);
insert into public.scratch values (1);
truncate public.scratch;
create temp table t (a int);
truncate t;
