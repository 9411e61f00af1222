alter table public.books alter column title set not null;
