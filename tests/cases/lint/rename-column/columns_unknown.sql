create table public.copied as select * from public.books;
alter table public.copied rename column title to name;
create temp table t as select * from public.books;
alter table t rename column title to name;
