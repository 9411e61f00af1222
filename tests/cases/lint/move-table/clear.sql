alter index public.books_isbn_key set tablespace fast;
alter table public.books set (fillfactor = 90);
listen changes;
alter table public.events set tablespace fast;
create unlogged table public.shelves (id bigint primary key);
alter table public.shelves set logged;
alter table public.books set schema private;
alter table private.books set (fillfactor = 90);
