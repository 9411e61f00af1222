alter table public.books alter column price type numeric(6, 2);
