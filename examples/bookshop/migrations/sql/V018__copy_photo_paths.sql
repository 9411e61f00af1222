-- Purpose: copies each listing's one photo into listing_photos, a thousand at a time, each batch
--   in a transaction of its own: no row stays locked for long.
-- Spec: specs/listing-photos.md
-- Rollback: migrations/rollback/U018__copy_photo_paths.sql
-- Changelog: nothing to notice.
-- keel: no-transaction

do $batches$
declare
  last uuid := '00000000-0000-0000-0000-000000000000';
begin
  -- Gone since V019: then there is nothing left to copy.
  if not exists (
    select from information_schema.columns
    where table_schema = 'public' and table_name = 'listings' and column_name = 'photo_path'
  ) then
    return;
  end if;
  loop
    with batch as (
      select l.id, l.photo_path
      from public.listings l
      where l.photo_path is not null and l.id > last
      order by l.id
      limit 1000
    ), copied as (
      insert into public.listing_photos (listing_id, position, path)
      select b.id, 1, b.photo_path from batch b
      on conflict (listing_id, position) do nothing
    )
    select b.id into last from batch b order by b.id desc limit 1;
    exit when not found;
    commit;
  end loop;
end
$batches$;
