-- before:
alter table public.authors add constraint both_there check (born is not null and email is not null);
-- migration:
-- Of two columns only one is proved.
alter table public.authors alter column born set not null;
alter table public.authors drop constraint if exists both_there; -- expect: drop-constraint
-- Another kind on the same columns, the same kind on other columns.
alter table public.books drop constraint if exists books_isbn_key; -- expect: drop-constraint
alter table public.books add constraint books_isbn_check check (isbn <> '') not valid;
alter table public.books add constraint books_title_key unique (title);
