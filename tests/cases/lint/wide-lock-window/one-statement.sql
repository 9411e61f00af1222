alter table public.loans drop constraint loans_book_id_fkey;
truncate public.books, public.loans;
