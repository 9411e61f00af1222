alter table public.books add column if not exists pages int;
