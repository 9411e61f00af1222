
BEGIN;
SET LOCAL lock_timeout = '5s';
-- privilege-change: who sees and changes which rows changes
ALTER POLICY listing_photos_files_add_own ON storage.objects WITH CHECK (((bucket_id = 'listing-photos'::text) AND ((storage.foldername(name))[1] = (( SELECT auth.uid() AS uid))::text)));
COMMIT;
