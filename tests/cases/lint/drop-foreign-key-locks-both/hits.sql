alter table public.loans drop constraint loans_book_id_fkey; -- expect: drop-foreign-key-locks-both
alter table books
  alter author_id drop not null,
  drop constraint if exists books_author_id_fkey cascade; -- expect: drop-foreign-key-locks-both
