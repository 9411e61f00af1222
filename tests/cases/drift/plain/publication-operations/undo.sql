
BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER PUBLICATION books_out SET (publish = 'insert, update, delete, truncate', publish_via_partition_root = false, publish_generated_columns = none);
COMMIT;
