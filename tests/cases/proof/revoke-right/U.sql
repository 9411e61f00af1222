grant insert on public.books to reader;
