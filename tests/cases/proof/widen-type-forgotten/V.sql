alter table public.books alter column price type numeric(10, 2);
