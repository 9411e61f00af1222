revoke insert on public.books from reader;
