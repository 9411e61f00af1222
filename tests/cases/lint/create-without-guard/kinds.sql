create table public.a (id bigint primary key); -- expect: create-without-guard
create table public.b as select 1 as one; -- expect: create-without-guard
select 1 as one into public.c; -- expect: create-without-guard
create unlogged table public.d (id bigint primary key); -- expect: create-without-guard
create table public.events_2025 partition of public.events for values from (1) to (2); -- expect: create-without-guard
create index a_id on public.a (id); -- expect: create-without-guard
create unique index a_once on public.a (id); -- expect: create-without-guard
create view public.v as select 1 as one; -- expect: create-without-guard
create materialized view public.m as select 1 as one; -- expect: create-without-guard
create sequence public.s; -- expect: create-without-guard
create schema app; -- expect: create-without-guard
create extension citext; -- expect: create-without-guard
create server s foreign data wrapper postgres_fdw; -- expect: create-without-guard
create foreign table public.far (a int) server s; -- expect: create-without-guard
create user mapping for current_user server s; -- expect: create-without-guard
create statistics public.st on author_id, title from public.books; -- expect: create-without-guard
create collation public.german from "de-x-icu"; -- expect: create-without-guard
create function public.f() returns void language sql set search_path = '' as $$ select $$; -- expect: create-without-guard
create procedure public.p() language sql set search_path = '' as $$ select $$; -- expect: create-without-guard
create aggregate public.longest(text) (sfunc = textcat, stype = text); -- expect: create-without-guard
create trigger t before insert on public.a for each row execute function private.touch(); -- expect: create-without-guard
create constraint trigger ct after insert on public.a for each row execute function private.touch(); -- expect: create-without-guard
create event trigger et on ddl_command_end execute function private.watch(); -- expect: create-without-guard
create rule r as on insert to public.a do nothing; -- expect: create-without-guard
create policy p on public.a using (true); -- expect: create-without-guard
create type public.e as enum ('a'); -- expect: create-without-guard
create type public.c2 as (a int); -- expect: create-without-guard
create type public.r as range (subtype = int); -- expect: create-without-guard
create domain public.d2 as int; -- expect: create-without-guard
create role reporting; -- expect: create-without-guard
create user somebody; -- expect: create-without-guard
create publication pub; -- expect: create-without-guard
create cast (text as public.c2) with inout; -- expect: create-without-guard
create operator public.=== (leftarg = int, rightarg = int, function = int4eq); -- expect: create-without-guard
create text search configuration public.german (copy = simple); -- expect: create-without-guard
create foreign data wrapper w; -- expect: create-without-guard
create database other; -- expect: create-without-guard
