-- keel adopt
alter table supabase_migrations.schema_migrations add created_by text, add idempotency_key text, add rollback text[];
