-- before:
create function private.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
create function private.lend(book bigint, days int default 14) returns void language sql set search_path = '' as $$ select $$;
create function private.listed() returns table (id bigint, title text) language sql as $$ select 1, 'x' $$;
-- migration:
create or replace function private.settle(loan bigint) returns boolean language sql as 'select true'; -- expect: replace-routine-signature
create or replace function private.settle(id bigint) returns void language sql set search_path = '' as $$ select $$; -- expect: replace-routine-signature
create or replace function private.lend(book bigint, days int) returns void language sql set search_path = '' as $$ select $$; -- expect: replace-routine-signature
create or replace function private.listed() returns table (id bigint) language sql as 'select 1'; -- expect: replace-routine-signature
create or replace function private.listed() returns table (id bigint, name text) language sql as $$ select 1, 'x' $$; -- expect: replace-routine-signature
