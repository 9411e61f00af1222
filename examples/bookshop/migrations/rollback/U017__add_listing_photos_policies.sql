-- Undoes V017: nobody but the server gets at the files.

set local lock_timeout = '2s';

drop policy if exists listing_photos_files_delete_own on storage.objects;
drop policy if exists listing_photos_files_add_own on storage.objects;
drop policy if exists listing_photos_files_read_own on storage.objects;
