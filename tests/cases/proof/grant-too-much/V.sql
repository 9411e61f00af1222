grant select on public.books to reader;
