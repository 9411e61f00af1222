-- preset: supabase
-- before:
alter default privileges revoke execute on functions from public;
-- migration:
create or replace function public.a() returns int language sql security definer set search_path = '' as 'select 1';
