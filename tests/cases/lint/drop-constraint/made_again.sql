-- before:
alter table public.authors add constraint authors_email_key unique (email);
-- migration:
alter table public.books drop constraint if exists books_isbn_key;
alter table public.books add constraint books_isbn_key unique (isbn, title);
-- Under another name, on the same columns.
alter table public.loans drop constraint if exists loans_book_id_fkey;
alter table public.loans add constraint loans_book foreign key (book_id)
  references public.books (id) on delete cascade not valid;
-- The key is now the primary one.
alter table public.events drop constraint if exists events_pkey;
alter table public.events add unique (id, happened_at);
-- With the column or the table.
alter table public.authors drop constraint if exists authors_email_key;
alter table public.authors drop column if exists email;
alter table public.gone drop constraint if exists gone_key;
drop table if exists public.gone;
