alter table public.books alter column title set statistics -1;
