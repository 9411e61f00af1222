-- kind: rollback
-- before:
alter table public.books drop column stock;
-- migration:
alter table public.books add column if not exists stock integer;
update public.books set stock = 0 where stock is null;
