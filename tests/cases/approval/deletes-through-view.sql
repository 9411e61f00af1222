delete from public.labels where id > 0;
-- loses: delete-rows of public.labels
-- loses: rows-lost of public.shelves
