create publication p with (publish_via_partition_root);
