alter table public.books set (fillfactor = 70);
