truncate public.books restart identity cascade;
