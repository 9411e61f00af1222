
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks sequence shop.receipts: SHARE ROW EXCLUSIVE, briefly
-- may-fail: the value it stands at may be out of its new range
ALTER SEQUENCE shop.receipts INCREMENT BY 10;
COMMIT;
