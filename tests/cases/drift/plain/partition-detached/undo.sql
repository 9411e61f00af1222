
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.log: SHARE UPDATE EXCLUSIVE
-- may-fail: rows may lie outside the bounds of the partition
-- full-scan: all rows are read
ALTER TABLE shop.log ATTACH PARTITION shop.log_2026 FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
COMMIT;
