-- keel adopt
alter table supabase_migrations.schema_migrations drop statements, drop name;
