-- before:
create foreign table public.far (a bigint) server other;
-- migration:
alter foreign table public.far alter column a type smallint;
alter table public.books alter column isbn type varchar(30);
alter table public.books alter column isbn type text;
alter table public.books alter column price type numeric;
alter table public.books alter column pages type bigint;
alter table public.books alter column pages type varchar(20);
alter table public.loans alter column reader type varchar(36);
alter table public.loans alter column reader type text;
alter table public.unheard_of alter column a type smallint;
create table public.shelves (id bigint, room text);
alter table public.shelves alter column id type smallint;
alter table public.shelves alter column room type varchar(3);
