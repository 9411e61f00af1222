alter table public.books replica identity default;
