alter table public.books drop column author, drop column number;
