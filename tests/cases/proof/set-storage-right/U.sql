alter table public.books alter column note set storage default;
