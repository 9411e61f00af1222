-- Who is who, and who may become whom.
select not rolsuper and rolcreaterole and rolcreatedb and rolreplication and rolbypassrls and rolcanlogin
from pg_roles where rolname = 'postgres';

select current_user = 'postgres';

select rolsuper from pg_roles where rolname = 'supabase_admin';

select not rolcanlogin and rolinherit and not rolbypassrls
from pg_roles where rolname in ('anon', 'authenticated');

select not rolcanlogin and rolinherit and rolbypassrls from pg_roles where rolname = 'service_role';

select rolcanlogin and not rolinherit from pg_roles where rolname = 'authenticator';

select count(*) = 15 from pg_roles where rolname in (
  'supabase_admin', 'postgres', 'anon', 'authenticated', 'service_role', 'authenticator',
  'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin', 'dashboard_user',
  'supabase_read_only_user', 'supabase_replication_admin', 'supabase_etl_admin',
  'supabase_superuser', 'pgbouncer'
);

-- The authenticator may become the API roles and has none of their privileges.
select pg_has_role('authenticator', 'anon', 'member') and not pg_has_role('authenticator', 'anon', 'usage');

select pg_has_role('postgres', rolname, 'usage') from pg_roles
where rolname in ('anon', 'authenticated', 'service_role', 'pg_monitor', 'pg_read_all_data');

select not pg_has_role('postgres', 'supabase_admin', 'member');

select pg_get_userbyid(datdba) = 'postgres' from pg_database where datname = 'postgres';

select 'statement_timeout=3s' = any (setconfig) from pg_db_role_setting
where setrole = 'anon'::regrole and setdatabase = 0;

select 'statement_timeout=8s' = any (setconfig) from pg_db_role_setting
where setrole in ('authenticated'::regrole, 'authenticator'::regrole) and setdatabase = 0;

set role anon;

select current_user = 'anon';

reset role;

-- raises: 42501
set role supabase_admin;

-- raises: 42501
create role another superuser;

create role preset_case_role;

drop role preset_case_role;

-- What hosted projects let postgres set, though it is no superuser.
set session_replication_role = replica;

reset session_replication_role;

alter role authenticator set pgrst.db_pre_request = 'public.check_request';

alter role authenticator reset pgrst.db_pre_request;

alter role authenticated set statement_timeout = '10s';

alter role authenticated set statement_timeout = '8s';

-- raises: 42501
alter database postgres set app.preset_case = '1';

select pg_has_role('postgres', 'pg_monitor', 'member with admin option');

select rolbypassrls and rolreplication from pg_roles where rolname = 'supabase_etl_admin';
