truncate public.books, public.loans;
