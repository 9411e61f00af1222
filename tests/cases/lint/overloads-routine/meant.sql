-- before:
create function private.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
create function private.extend(loan bigint) returns void language sql set search_path = '' as $$ select $$;
create function private.twice(a int) returns void language sql set search_path = '' as $$ select $$;
create function private.twice(a text) returns void language sql set search_path = '' as $$ select $$;
create function private.alone(a int4) returns void language sql set search_path = '' as $$ select $$;
-- migration:
-- The old one goes.
create or replace function private.settle(loan bigint, note text) returns void language sql set search_path = '' as $$ select $$;
drop function if exists private.settle(bigint);
-- Two of one name in one migration, and one beside another on purpose.
create or replace function private.fresh(a int) returns void language sql set search_path = '' as $$ select $$;
create or replace function private.fresh(a text) returns void language sql set search_path = '' as $$ select $$;
create function private.extend(loan text) returns void language sql set search_path = '' as $$ select $$;
-- Replaced, though it has a namesake.
create or replace function private.twice(a int) returns void language sql set search_path = '' as $$ select $$;
create or replace function private.alone(a int) returns void language sql set search_path = '' as $$ select $$;
