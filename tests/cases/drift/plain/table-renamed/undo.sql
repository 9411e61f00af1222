
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table shop.log_old: ACCESS EXCLUSIVE, briefly
-- data-loss: all rows of the table go
DROP TABLE shop.log_old;
CREATE TABLE shop.log_2026 PARTITION OF shop.log FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
REVOKE SELECT ON TABLE shop.log_2026 FROM shop_reader;
COMMIT;
