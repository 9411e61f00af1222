-- Purpose: browsers hear when a copy is put up for sale or taken. Realtime asks the policies of
--   listings who may hear what.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U028__publish_listings.sql
-- Changelog: New copies appear without reloading the page.

set local lock_timeout = '5s';

do $$
begin
  if not exists (
    select from pg_catalog.pg_publication_tables
    where pubname = 'supabase_realtime' and schemaname = 'public' and tablename = 'listings'
  ) then
    alter publication supabase_realtime add table public.listings;
  end if;
end
$$;
