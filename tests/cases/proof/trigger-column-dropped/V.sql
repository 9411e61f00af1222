alter table public.books drop column if exists note;
