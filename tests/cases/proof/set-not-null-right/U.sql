alter table public.books alter column note drop not null;
