update public.books set stock = 0 where stock is null;
alter table public.books alter column title set statistics 100;
drop view public.titles;
drop table if exists public.nothing_known;
create or replace function public.f() returns int language sql as 'select 1';
comment on table public.books is 'x';
create table public.made (id bigint primary key);
create index made_id on public.made (id);
