alter table public.books add column if not exists price numeric(8, 2) default 10, add column if not exists note text;
