lock table public.books in access share mode;
lock table public.books in row exclusive mode;
lock table public.books in share update exclusive mode;
create table public.shelves (id bigint primary key);
lock table public.shelves;
create temp table scratch (a int);
lock table scratch;
select 1 from public.books for update;
