-- keel: no-transaction
vacuum public.books;
vacuum (full false, analyze) public.books;
vacuum (analyze);
analyze public.books;
alter table public.books cluster on books_author_id;
create table public.shelves (id bigint primary key);
cluster public.shelves using shelves_pkey;
