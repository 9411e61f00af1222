alter table public.books replica identity full;
