
SET lock_timeout = 0;
SET statement_timeout = 0;
-- locks table public."a (b), c": SHARE UPDATE EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- no-transaction: it cannot run in a transaction, so it is not undone
-- full-scan: all rows are read
CREATE UNIQUE INDEX CONCURRENTLY "u""; drop" ON public."a (b), c" ("x "") y");
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public."a (b), c": ACCESS EXCLUSIVE, briefly
ALTER TABLE public."a (b), c" ADD CONSTRAINT "u""; drop" UNIQUE USING INDEX "u""; drop";
COMMIT;
