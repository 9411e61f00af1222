alter table public.books alter column id drop identity if exists;
