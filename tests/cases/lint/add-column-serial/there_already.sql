-- before:
alter table public.books add column number serial;
-- migration:
alter table public.books add column if not exists number serial;
