create table public.scratch (id bigint primary key);
alter table public.scratch rename to shelves;
alter table public.shelves rename to racks;
create temp table t (a int);
alter table t rename to u;
-- An index, whatever the statement calls it.
alter table public.books_author_id rename to books_author;
alter index public.loans_book_id rename to loans_book;
