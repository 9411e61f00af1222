
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public."a (b), c": ACCESS EXCLUSIVE, briefly
ALTER TABLE public."a (b), c" DROP CONSTRAINT "u""; drop";
COMMIT;
