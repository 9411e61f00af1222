alter table public.books add column a int;
insert into public.books (title, author_id) select title, author_id from public.books; -- expect: ddl-and-backfill
