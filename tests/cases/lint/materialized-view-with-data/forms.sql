create materialized view private.a as select id from public.books; -- expect: materialized-view-with-data
create materialized view private.b as select id from public.books with data; -- expect: materialized-view-with-data
create materialized view private.c as select id from public.books with no data;
create materialized view if not exists private.totals as select id from public.books;
create table public.d as select id from public.books;
