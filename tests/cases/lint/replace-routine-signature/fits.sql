-- before:
create function private.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
create function private.lend(book bigint, days int default 14) returns void language sql set search_path = '' as $$ select $$;
create function private.unnamed(int) returns varchar language sql as $$ select 'x' $$;
create function private.copied() returns public.books.title%type language sql as $$ select 'x' $$;
create function private.moody(public.mood) returns mood language sql as $$ select $1 $$;
-- migration:
create or replace function private.settle(loan int8) returns void language sql set search_path = '' as $$ select $$;
create or replace function private.lend(book bigint, days integer default 7) returns pg_catalog.void language sql set search_path = '' as $$ select $$;
create or replace function private.lend(book bigint default 1, days int default 7) returns void language sql set search_path = '' as $$ select $$;
create or replace function private.unnamed(a int) returns varchar(20) language sql as $$ select 'x' $$;
create or replace function private.copied() returns text language sql as $$ select 'x' $$;
create or replace function private.moody(mood) returns public.mood language sql as $$ select $1 $$;
-- Another function, and a new one in the place of the old.
create or replace function private.settle(loan text) returns boolean language sql as 'select true';
drop function if exists private.settle(bigint);
create or replace function private.settle(loan bigint) returns boolean language sql as 'select true';
