alter table public.books drop colum pages;
