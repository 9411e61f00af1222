alter table public.books drop constraint books_isbn_key; -- expect: drop-constraint
alter table if exists public.loans drop constraint if exists nobody_knows; -- expect: drop-constraint
alter table public.authors
  add column if not exists note text,
  drop constraint if exists authors_pkey, -- expect: drop-constraint
  drop constraint if exists authors_check; -- expect: drop-constraint
do $$ begin
  alter table public.loans drop constraint if exists loans_book_id_fkey; -- expect: drop-constraint
end $$;
alter table nobody_knows drop constraint c; -- expect: drop-constraint
