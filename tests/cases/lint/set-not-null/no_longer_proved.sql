-- before:
alter table public.books add constraint c1 check (stock is not null) not valid;
alter table public.books validate constraint c1;
alter table public.books drop constraint c1;
alter table public.books alter column title drop not null;
alter table public.books add constraint c2 check (pages is not null);
alter table public.books rename column pages to sheets;
-- migration:
alter table public.books alter column stock set not null; -- expect: set-not-null
alter table public.books alter column title set not null; -- expect: set-not-null
alter table public.books alter column sheets set not null;
