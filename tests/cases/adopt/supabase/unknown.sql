-- keel adopt
insert into supabase_migrations.schema_migrations values ('20250101000000', null, 'remote');
