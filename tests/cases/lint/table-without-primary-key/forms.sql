create table if not exists public.a (id bigint); -- expect: table-without-primary-key
create table if not exists public.b (id bigint);
alter table public.b add primary key (id);
create temporary table c (id bigint);
create table if not exists public.d (like public.books including all);
create table if not exists public.e as select 1 as one;
create table if not exists public.f partition of public.events default;
create foreign table if not exists public.g (id bigint) server s;
create table if not exists public.h (id bigint);
drop table if exists public.h;
