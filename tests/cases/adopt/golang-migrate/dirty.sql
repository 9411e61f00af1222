-- keel adopt
update schema_migrations set dirty = true;
