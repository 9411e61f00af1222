create table public.made (id bigint primary key);
alter table public.made add column a int;
comment on table public.books is 'x';
create or replace function public.f() returns int language sql as 'select 1';
grant select on public.books to authenticated;
insert into public.books (title, author_id) values ('x', 1);
alter table public.books validate constraint books_pages;
drop view if exists public.not_made_yet;
drop table if exists public.not_made_yet;
alter table public.books add column a int, add column b int; -- expect: missing-lock-timeout
alter table public.loans add column a int;
