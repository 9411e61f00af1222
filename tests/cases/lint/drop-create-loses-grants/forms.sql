-- before:
grant select on public.titles to reporting;
create function private.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
revoke execute on function private.settle(bigint) from public;
grant select on all tables in schema private to reporting;
-- migration:
drop view if exists public.titles; -- expect: drop-create-loses-grants
create view public.titles as select title from public.books;
drop function if exists private.settle(bigint); -- expect: drop-create-loses-grants
create function private.settle(loan bigint) returns boolean language sql as 'select true';
drop materialized view if exists private.totals; -- expect: drop-create-loses-grants
create materialized view private.totals as select 1 as one;
create unique index totals_author_id on private.totals (one);
