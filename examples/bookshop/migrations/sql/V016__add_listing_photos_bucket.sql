-- Purpose: where photos lie: public to read by address, five megabytes at most, images only.
-- Spec: specs/listing-photos.md
-- Rollback: migrations/rollback/U016__add_listing_photos_bucket.sql
-- Changelog: nothing to notice.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values (
  'listing-photos', 'listing-photos', true, 5242880, array['image/jpeg', 'image/png', 'image/webp']
)
on conflict (id) do nothing;
