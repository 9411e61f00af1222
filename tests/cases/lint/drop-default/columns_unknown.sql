create table public.copied as select * from public.books;
alter table public.copied alter column title drop default;
alter view public.titles alter column title drop default; -- expect: drop-default
