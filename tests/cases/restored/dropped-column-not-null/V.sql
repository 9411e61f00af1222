alter table public.books drop column isbn, drop column pages;
