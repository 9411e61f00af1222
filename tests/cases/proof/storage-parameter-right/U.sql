alter table public.books reset (fillfactor);
