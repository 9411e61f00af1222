create or replace function private.a() returns int language sql security definer as 'select 1'; -- expect: security-definer-search-path
create or replace function private.b() returns int language sql security invoker as 'select 1';
create or replace function private.c() returns int language sql security definer set search_path to '' as 'select 1';
create or replace function private.d() returns int language sql SECURITY DEFINER SET Search_Path = pg_catalog, pg_temp as 'select 1';
create or replace procedure private.e() language plpgsql security definer as $$ begin null; end $$; -- expect: security-definer-search-path
-- create function f() returns int language sql security definer as 'select 1';
