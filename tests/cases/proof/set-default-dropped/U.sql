alter table public.books alter column price drop default;
