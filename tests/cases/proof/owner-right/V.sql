alter table public.books owner to reader;
