drop index public.books_isbn_key; -- expect: drop-constraint-index
drop index if exists public.loans_pkey cascade; -- expect: drop-constraint-index
drop index public.books_author_id;
alter table public.books drop constraint books_isbn_key;
drop index if exists public.books_isbn_key;
create unique index authors_email on public.authors (email);
alter table public.authors add constraint authors_email_key unique using index authors_email;
drop index if exists public.authors_email_key; -- expect: drop-constraint-index
