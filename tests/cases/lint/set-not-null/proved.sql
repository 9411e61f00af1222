-- before:
alter table public.books add constraint c1 check (stock is not null) not valid;
alter table public.books validate constraint c1;
alter table public.books add constraint c2 check (pages is not null and pages > 0 and published is not null);
alter table public.books add constraint c3 check (isbn is not null) not valid;
-- migration:
alter table public.books alter column stock set not null, drop constraint c1;
alter table public.books alter column pages set not null;
alter table public.books alter column published set not null;
alter table public.books validate constraint c3;
alter table public.books alter column isbn set not null;
alter table public.books alter column title set not null;
alter table public.books alter column id set not null;
create table public.shelves (id int, room text);
alter table public.shelves alter column room set not null;
alter foreign table public.far alter column a set not null;
alter table public.books drop constraint c2;
alter table public.books alter column pages set not null;
