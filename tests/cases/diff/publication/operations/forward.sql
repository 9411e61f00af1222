ALTER PUBLICATION p SET (publish = 'insert, delete', publish_via_partition_root = false, publish_generated_columns = none);
