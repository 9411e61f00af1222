-- keel adopt --up-to 20260101000002
update schema_migrations set version = 4;
