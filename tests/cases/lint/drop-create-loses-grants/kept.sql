-- before:
grant select on public.titles to reporting;
create function private.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
revoke execute on function private.settle(bigint) from public;
create function private.lend() returns void language sql set search_path = '' as $$ select $$;
revoke execute on function private.lend() from public;
create view public.dull as select 1 as one;
grant select on public.dull to reporting;
revoke all on public.dull from reporting;
create view public.gone as select 1 as one;
grant select on public.gone to reporting;
-- migration:
drop view if exists public.titles;
create view public.titles as select title from public.books;
grant select on public.titles to reporting;
create or replace function private.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
drop function if exists private.lend();
create function private.lend() returns void language sql set search_path = '' as $$ select $$;
revoke execute on function private.lend() from public;
-- Nothing was granted on it, and what was has been taken back.
drop materialized view if exists private.totals;
create materialized view private.totals as select 1 as one;
create unique index totals_author_id on private.totals (one);
drop view if exists public.dull;
create view public.dull as select 1 as one;
-- It is not made again.
drop view if exists public.gone;
create view public.mine as select 1 as one;
grant select on public.mine to reporting;
drop view public.mine;
create view public.mine as select 1 as one;
