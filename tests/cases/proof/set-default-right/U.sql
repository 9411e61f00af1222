alter table public.books alter column price set default 10;
