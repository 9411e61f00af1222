-- keel adopt
update flyway_schema_history set checksum = 1 where installed_rank = 2;
