revoke select on public.books from reader;
