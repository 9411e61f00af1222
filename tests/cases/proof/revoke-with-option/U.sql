grant insert on public.books to reader with grant option;
