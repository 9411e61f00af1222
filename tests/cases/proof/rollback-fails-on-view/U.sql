alter table public.books drop column title;
