insert into public.log (id, what) values (90, 'x');
-- loses: rows-lost of public.shelves
