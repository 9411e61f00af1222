-- before:
create function private.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
create procedure private.sweep() language sql set search_path = '' as $$ select $$;
-- migration:
create or replace function private.settle(loan bigint, note text default '') returns void language sql set search_path = '' as $$ select $$; -- expect: overloads-routine
create or replace procedure private.sweep(days int) language sql set search_path = '' as $$ select $$; -- expect: overloads-routine
