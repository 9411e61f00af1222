alter table public.books owner to postgres;
