-- Purpose: the index behind the new foreign key, built while the shop goes on writing.
-- Rollback: migrations/rollback/U021__index_profiles_home_zone.sql
-- Changelog: nothing to notice.
-- keel: no-transaction

-- A build that was broken off leaves an index that is there and is not used; IF NOT EXISTS would
-- be content with it.
do $$
begin
  if exists (
    select from pg_catalog.pg_index
    where indexrelid = to_regclass('public.profiles_home_zone_code_idx') and not indisvalid
  ) then
    raise exception 'index public.profiles_home_zone_code_idx is invalid'
      using hint = 'drop index concurrently public.profiles_home_zone_code_idx; then apply again';
  end if;
end
$$;

create index concurrently if not exists profiles_home_zone_code_idx
  on public.profiles (home_zone_code) where home_zone_code is not null;
