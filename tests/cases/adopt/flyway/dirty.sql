-- keel adopt
update flyway_schema_history set success = false where installed_rank = 3;
