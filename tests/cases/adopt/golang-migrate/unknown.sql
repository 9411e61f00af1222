-- keel adopt
update schema_migrations set version = 4;
