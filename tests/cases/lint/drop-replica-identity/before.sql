-- What an earlier migration took away is not told again.
-- before:
alter table public.loans drop constraint loans_pkey;
-- migration:
alter table public.loans drop constraint loans_book_id_fkey;
