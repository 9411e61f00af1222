drop policy if exists p on public.books;
create policy p on public.books using (true);
drop policy if exists p on books;
create policy "P" on public.books using (true); -- expect: create-without-guard
create policy p on public.loans using (true); -- expect: create-without-guard
drop trigger if exists t on public.loans;
create trigger t before insert on public.loans for each row execute function private.touch();
drop trigger if exists ct on public.loans;
create constraint trigger ct after insert on public.loans for each row execute function private.touch();
drop type if exists public.e, public.d;
create type public.e as enum ('a');
create domain public.d as int;
drop index concurrently if exists public.i;
create index concurrently i on public.books (title);
drop index if exists private.j;
create index j on public.books (title); -- expect: create-without-guard
drop view if exists public.v;
create view public.v as select 1 as one;
drop table if exists public.v2;
create view public.v2 as select 1 as one; -- expect: create-without-guard
drop function if exists public.f(integer);
create function public.f(a int) returns void language sql set search_path = '' as $$ select $$;
drop function if exists public.g(text);
create function public.g(a int) returns void language sql set search_path = '' as $$ select $$; -- expect: create-without-guard
drop function if exists public.h;
create function public.h(a int) returns void language sql set search_path = '' as $$ select $$;
drop routine if exists public.p(int);
create procedure public.p(a int) language sql set search_path = '' as $$ select $$;
drop cast if exists (text as public.e);
create cast (text as public.e) with inout;
drop role if exists somebody;
create role somebody;
drop publication if exists pub;
create publication pub;
drop operator if exists public.=== (int, int);
create operator public.=== (leftarg = int, rightarg = int, function = int4eq);
drop text search configuration if exists public.german;
create text search configuration public.german (copy = simple);
