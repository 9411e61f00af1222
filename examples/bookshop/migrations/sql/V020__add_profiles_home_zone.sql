-- Purpose: members may say where they live, to see shipping prices. The foreign key is NOT VALID
--   for now: so it holds for new rows and reads no old ones while it locks the table.
-- Spec: specs/accounts.md
-- Rollback: migrations/rollback/U020__add_profiles_home_zone.sql
-- Changelog: Choose your shipping zone once, in your profile.

set local lock_timeout = '5s';

alter table public.profiles add column if not exists home_zone_code text;

do $$
begin
  if not exists (
    select from pg_catalog.pg_constraint
    where conrelid = 'public.profiles'::regclass and conname = 'profiles_home_zone_code_fkey'
  ) then
    alter table public.profiles add constraint profiles_home_zone_code_fkey
      foreign key (home_zone_code) references public.shipping_zones (code)
      on delete restrict not valid;
  end if;
end
$$;

grant update (home_zone_code) on table public.profiles to authenticated;
comment on column public.profiles.home_zone_code is 'Shipping zone the member usually orders to.';
