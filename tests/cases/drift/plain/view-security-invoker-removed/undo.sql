
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks view shop.cheap: ACCESS EXCLUSIVE, briefly
-- privilege-change: whose rights and policies count may change
ALTER VIEW shop.cheap SET (security_invoker = 'true');
COMMIT;
