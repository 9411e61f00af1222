drop policy listing_photos_files_add_own on storage.objects;
create policy listing_photos_files_add_own on storage.objects
  for insert to authenticated with check (true);
