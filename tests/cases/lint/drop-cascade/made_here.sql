create table public.copied as select * from public.books;
alter table public.copied drop column title cascade;
alter table public.copied drop constraint c cascade;
alter table public.books add column if not exists fresh int;
alter table public.books drop column fresh cascade;
alter table public.books add constraint fresh check (pages > 0) not valid;
alter table public.books drop constraint fresh cascade;
