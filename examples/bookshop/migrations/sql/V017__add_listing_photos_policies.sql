-- Purpose: a member manages the files in the folder named after the member's id. Alone in its
--   migration: policies on storage.objects lock a table that the whole shop uses.
-- Spec: specs/listing-photos.md
-- Rollback: migrations/rollback/U017__add_listing_photos_policies.sql
-- Changelog: Upload and remove photos of your own copies.

set local lock_timeout = '2s';

do $$
begin
  -- For the owner alone: a public bucket is read by address and needs no policy, and a wider one
  -- would let everybody list all files.
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'storage' and tablename = 'objects'
      and policyname = 'listing_photos_files_read_own'
  ) then
    create policy listing_photos_files_read_own on storage.objects
      for select to authenticated
      using (
        bucket_id = 'listing-photos'
        and (storage.foldername(name))[1] = (select auth.uid())::text
      );
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'storage' and tablename = 'objects'
      and policyname = 'listing_photos_files_add_own'
  ) then
    create policy listing_photos_files_add_own on storage.objects
      for insert to authenticated
      with check (
        bucket_id = 'listing-photos'
        and (storage.foldername(name))[1] = (select auth.uid())::text
      );
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'storage' and tablename = 'objects'
      and policyname = 'listing_photos_files_delete_own'
  ) then
    create policy listing_photos_files_delete_own on storage.objects
      for delete to authenticated
      using (
        bucket_id = 'listing-photos'
        and (storage.foldername(name))[1] = (select auth.uid())::text
      );
  end if;
end
$$;
