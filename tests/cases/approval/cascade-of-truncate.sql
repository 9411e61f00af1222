truncate public.books cascade;
-- loses: truncate of public.books
-- loses:   with it public.fines
-- loses:   with it public.loans
-- loses:   with it public.notes
