update public.notes set book_id = null where id = public.purge();
-- loses: hidden-loss of public.purge()
-- loses: rows-lost of public.fines
-- loses: values-lost of public.notes.book_id
