alter table public.books drop column if exists stars;
