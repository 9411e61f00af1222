
BEGIN;
SET LOCAL lock_timeout = '5s';
-- privilege-change: who sees and changes which rows changes
DROP POLICY listing_photos_files_add_own ON storage.objects;
COMMIT;
