-- preset: supabase
create table if not exists public.one (id bigint primary key); -- expect: table-without-rls
create table if not exists "two" (id bigint primary key); -- expect: table-without-rls
create table if not exists private.three (id bigint primary key);
create temporary table four (id bigint primary key);
create table if not exists public.five (id bigint primary key);
alter table public.five enable row level security;
create table if not exists public.six (id bigint primary key);
do $$ begin alter table public.six enable row level security; end $$;
create table if not exists public.seven (id bigint primary key);
alter table public.seven set schema private;
create table if not exists public.eight (id bigint primary key);
drop table if exists public.eight;
create view public.nine with (security_invoker = true) as select 1 as one;
create table if not exists public.events_2025 partition of public.events for values from ('2025-01-01') to ('2026-01-01'); -- expect: table-without-rls
