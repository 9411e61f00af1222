alter table public.books drop column if exists note, drop column if exists price;
