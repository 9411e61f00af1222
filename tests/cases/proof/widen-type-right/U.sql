alter table public.books alter column price type numeric(8, 2);
