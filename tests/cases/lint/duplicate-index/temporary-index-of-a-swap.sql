-- before:
create index books_author_new on public.books (author_id);
-- migration:
drop index public.books_author_id;
alter index public.books_author_new rename to books_author_id;
