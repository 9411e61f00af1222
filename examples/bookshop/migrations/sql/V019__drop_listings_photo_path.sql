-- Purpose: the last step of the move to listing_photos: the old column goes.
-- Spec: specs/listing-photos.md
-- Rollback: migrations/rollback/U019__drop_listings_photo_path.sql
-- Changelog: nothing to notice.

set local lock_timeout = '5s';

-- Look before the lock: whatever V018 did not copy would be lost.
do $$
begin
  if exists (
    select from information_schema.columns
    where table_schema = 'public' and table_name = 'listings' and column_name = 'photo_path'
  ) then
    if exists (
      select from public.listings l
      where l.photo_path is not null
        and not exists (select from public.listing_photos p where p.listing_id = l.id)
    ) then
      raise exception 'some photos are not in public.listing_photos yet'
        using hint = 'run the statement of V018 again';
    end if;
  end if;
end
$$;

-- keel: allow drop-column because specs/listing-photos.md approves it and nothing reads it any more
alter table public.listings drop column if exists photo_path;
