
BEGIN;
SET LOCAL lock_timeout = '5s';
-- privilege-change: who sees and changes which rows changes
DROP POLICY everybody ON storage.objects;
COMMIT;
