create table public.scratch (id bigint primary key);
insert into public.scratch values (1);
drop table public.scratch;
create temp table t as select 1 as one;
drop table t;
create temporary table if not exists u (a int);
drop table if exists pg_temp.u;
create table if not exists "Odd Name" (id bigint);
drop table "Odd Name";
