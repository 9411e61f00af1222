alter table public.books drop column title;
drop table public.notes;
