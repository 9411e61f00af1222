-- What may lose values is told by narrow-column-type alone.
alter table public.books alter column title type varchar(10);
alter table public.books alter column pages type smallint;
alter table public.books alter column price type numeric(8,1);
