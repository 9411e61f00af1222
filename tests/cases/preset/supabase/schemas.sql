-- Who may use a schema, and who may fill it.
select has_schema_privilege(role, schema, 'usage')
from unnest(array['anon', 'authenticated', 'service_role', 'postgres']) role,
  unnest(array['public', 'auth', 'storage', 'realtime', 'extensions', 'graphql_public']) schema;

select not has_schema_privilege(role, schema, 'create')
from unnest(array['anon', 'authenticated', 'service_role']) role,
  unnest(array['public', 'auth', 'storage', 'realtime', 'extensions', 'vault']) schema;

select not has_schema_privilege('postgres', schema, 'create')
from unnest(array['auth', 'storage', 'realtime', 'vault', 'graphql_public']) schema;

select has_schema_privilege('postgres', 'public', 'create')
  and has_schema_privilege('postgres', 'extensions', 'create');

select not has_schema_privilege('anon', 'vault', 'usage');

-- Hosted projects refuse it since April 2025.
-- raises: 42501
create function auth.tenant() returns uuid language sql return null::uuid;

-- raises: 42501
create table storage.mine (id bigint);

create schema preset_case;

drop schema preset_case;

select current_setting('search_path') = '"$user", public, extensions';

select count(*) = 4 from pg_extension
join pg_namespace on pg_namespace.oid = extnamespace
where (extname, nspname) in (
  ('uuid-ossp', 'extensions'), ('pgcrypto', 'extensions'),
  ('pg_stat_statements', 'extensions'), ('supabase_vault', 'vault')
);

insert into supabase_migrations.schema_migrations (version, name, statements)
values ('20260101000000', 'first', array['select 1']);

-- raises: 23502
insert into supabase_migrations.schema_migrations (version) values (null);

select graphql_public.graphql(query => '{ a }') #>> '{errors,0,message}'
  = 'pg_graphql extension is not enabled.';
