-- preset: supabase
-- before:
grant select on public.titles to anon, authenticated;
create function public.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
revoke execute on function public.settle(bigint) from anon;
-- migration:
-- Supabase grants this by default, and by default takes nothing away.
drop view if exists public.titles;
create view public.titles as select title from public.books;
drop function if exists public.settle(bigint); -- expect: drop-create-loses-grants
create function public.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
