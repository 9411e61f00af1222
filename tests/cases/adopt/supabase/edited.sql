-- keel adopt
update supabase_migrations.schema_migrations set statements = array['create table other (id int)'] where version = '20260101000002';
