insert into public.shelves (id, label) values (public.purge() + 90, 'x');
-- loses: hidden-loss of public.purge()
-- loses: rows-lost of public.fines
