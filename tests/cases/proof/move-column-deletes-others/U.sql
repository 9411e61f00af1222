delete from public.notes n using public.books b where b.id = n.book_id;
