-- Undoes V028.

set local lock_timeout = '5s';

do $$
begin
  if exists (
    select from pg_catalog.pg_publication_tables
    where pubname = 'supabase_realtime' and schemaname = 'public' and tablename = 'listings'
  ) then
    alter publication supabase_realtime drop table public.listings;
  end if;
end
$$;
