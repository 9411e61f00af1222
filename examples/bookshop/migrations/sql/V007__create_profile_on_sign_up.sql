-- Purpose: every new user gets a profile in the transaction of the sign-up.
-- Spec: specs/accounts.md
-- Rollback: migrations/rollback/U007__create_profile_on_sign_up.sql
-- Changelog: A member's page is there right after signing up.

set local lock_timeout = '5s';

-- Security definer, because the sign-up service may not write to public.profiles. An error in here
-- would refuse the sign-up: so it takes anything, and makes up what is missing.
create or replace function private.create_profile()
returns trigger
language plpgsql
security definer
set search_path = ''
as $function$
declare
  wanted_name text := left(btrim(new.raw_user_meta_data ->> 'display_name'), 60);
begin
  insert into public.profiles (id, handle, display_name)
  values (
    new.id,
    'reader_' || right(replace(new.id::text, '-', ''), 12),
    coalesce(nullif(wanted_name, ''), 'New reader')
  )
  on conflict (id) do nothing;
  return new;
end
$function$;

revoke execute on function private.create_profile() from public;
comment on function private.create_profile() is 'Trigger on auth.users: makes the profile.';

create or replace trigger on_auth_user_created
  after insert on auth.users
  for each row execute function private.create_profile();
