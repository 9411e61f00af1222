
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.tmp_backup: ACCESS EXCLUSIVE, briefly
-- data-loss: all rows of the table go
DROP TABLE public.tmp_backup;
COMMIT;
