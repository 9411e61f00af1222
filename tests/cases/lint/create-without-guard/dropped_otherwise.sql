drop cast if exists (int as text);
create cast (text as public.mood) with inout; -- expect: create-without-guard
drop procedure if exists public.p(int);
create function public.p(a int) returns void language sql set search_path = '' as $$ select $$; -- expect: create-without-guard
drop schema if exists other cascade;
create table app.a (id bigint primary key); -- expect: create-without-guard
create policy p on app.a using (true); -- expect: create-without-guard
drop view if exists public.v;
create table public.v (id bigint primary key); -- expect: create-without-guard
drop table if exists public.w;
create policy p on public.w2 using (true); -- expect: create-without-guard
create index w_id on public.w2 (id); -- expect: create-without-guard
drop type if exists private.e;
create type public.e as enum ('a'); -- expect: create-without-guard
drop policy if exists q on public.loans;
create trigger q before insert on public.loans for each row execute function private.touch(); -- expect: create-without-guard
drop sequence if exists public.s, public.t;
create sequence public.t;
