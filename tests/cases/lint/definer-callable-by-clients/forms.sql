-- preset: supabase
create or replace function public.a() returns int language sql security definer set search_path = '' as 'select 1'; -- expect: definer-callable-by-clients
create or replace function public.b() returns trigger language plpgsql security definer set search_path = '' as $$ begin return new; end $$;
create or replace function private.c() returns int language sql security definer set search_path = '' as 'select 1';
create or replace function public.d() returns int language sql security definer set search_path = '' as 'select 1';
revoke all on function public.d() from public;
create or replace function public.e() returns int language sql as 'select 1';
