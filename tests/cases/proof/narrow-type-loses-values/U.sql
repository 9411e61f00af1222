alter table public.books alter column title type text;
