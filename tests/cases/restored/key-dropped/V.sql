alter table public.books drop column id;
