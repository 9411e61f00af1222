delete from public.books where id = 1;
-- loses: delete-rows of public.books
-- loses:   with it public.fines
-- loses:   with it public.loans
-- loses:   with it public.notes.book_id
