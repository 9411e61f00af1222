alter table public.books add column if not exists note text;
