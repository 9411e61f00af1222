ALTER PUBLICATION p SET (publish = 'insert, update, delete, truncate', publish_via_partition_root = true, publish_generated_columns = none);
