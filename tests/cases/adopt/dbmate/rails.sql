-- keel adopt
alter table schema_migrations add created_at timestamp;
