-- Purpose: what the shop knows about a member besides the sign-in, and the trigger function that
--   keeps updated_at true on every table.
-- Spec: specs/accounts.md
-- Rollback: migrations/rollback/U006__create_profiles.sql
-- Changelog: Members have a public page with a name and a few words about them.

-- The foreign key locks auth.users for a moment: rather fail than make sign-ins wait.
set local lock_timeout = '5s';

create table if not exists public.profiles (
  id uuid not null,
  handle extensions.citext not null,
  display_name text not null,
  about text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint profiles_pkey primary key (id),
  constraint profiles_id_fkey foreign key (id) references auth.users (id) on delete cascade,
  constraint profiles_handle_key unique (handle),
  -- Compared as text: which operator ~ means for citext hangs on the search_path of the moment.
  constraint profiles_handle_is_plain check (handle::text ~ '^[A-Za-z0-9_]{3,30}$'),
  constraint profiles_display_name_length check (char_length(display_name) between 1 and 60),
  constraint profiles_about_length check (char_length(about) <= 1000)
);

create or replace function private.set_updated_at()
returns trigger
language plpgsql
security invoker
set search_path = ''
as $function$
begin
  new.updated_at := now();
  return new;
end
$function$;

revoke execute on function private.set_updated_at() from public;
comment on function private.set_updated_at() is 'Trigger: stamps updated_at.';

create or replace trigger profiles_set_updated_at
  before update on public.profiles
  for each row execute function private.set_updated_at();

alter table public.profiles enable row level security;

do $$
begin
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'profiles' and policyname = 'profiles_read'
  ) then
    create policy profiles_read on public.profiles
      for select to anon, authenticated using (true);
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'profiles' and policyname = 'profiles_update_own'
  ) then
    create policy profiles_update_own on public.profiles
      for update to authenticated
      using (id = (select auth.uid()))
      with check (id = (select auth.uid()));
  end if;
end
$$;

revoke all on table public.profiles from anon, authenticated, service_role;
grant select on table public.profiles to anon, authenticated, service_role;
grant update (handle, display_name, about) on table public.profiles to authenticated;

comment on table public.profiles is 'Public page of a member. One row a user, made at sign-up.';
comment on column public.profiles.id is 'The user in auth.users.';
comment on column public.profiles.handle is
  'Name in web addresses; upper and lower case are the same.';
comment on column public.profiles.display_name is 'Name as others read it.';
comment on column public.profiles.about is 'A few words, shown to everybody.';
