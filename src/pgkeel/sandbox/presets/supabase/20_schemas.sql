-- The schemas of a Supabase project and who may use or fill them.
-- Left out, because only services or the dashboard see them: pgbouncer.get_auth, _realtime,
-- supabase_functions (comes with webhooks), and all event triggers (they grant access to pg_net,
-- pg_cron and pg_graphql when those are created, which the shims do themselves, and send NOTIFY
-- pgrst, to which nobody listens here).

alter database postgres owner to postgres;
grant all on database postgres to dashboard_user;

-- Owned by pg_database_owner, so by postgres.
grant usage on schema public to postgres, anon, authenticated, service_role;

create schema extensions authorization postgres;
grant usage on schema extensions to anon, authenticated, service_role;
grant all on schema extensions to dashboard_user;

-- Hosted, the services' own roles may create in their schemas. Here postgres inherits from them
-- (see 10_roles) and must not be able to: CREATE FUNCTION auth.something() fails there, too.
create schema auth authorization supabase_admin;
grant usage on schema auth to supabase_auth_admin, anon, authenticated, service_role, postgres;
grant all on schema auth to dashboard_user;

create schema storage authorization supabase_admin;
grant usage on schema storage to supabase_storage_admin, anon, authenticated, service_role;
grant usage on schema storage to postgres with grant option;
grant all on schema storage to dashboard_user;

create schema realtime authorization supabase_admin;
grant usage on schema realtime to supabase_realtime_admin, anon, authenticated, service_role;
grant usage on schema realtime to postgres with grant option;

create schema graphql_public authorization supabase_admin;
grant usage on schema graphql_public to postgres, anon, authenticated, service_role;

-- New projects are made with pg_graphql and then without it. The schema is no member of the
-- extension, so it stays with its grants, and what `supabase db pull` wrote before can be run.
create schema graphql authorization supabase_admin;
grant usage on schema graphql to anon, authenticated, service_role;
grant usage on schema graphql to postgres with grant option;

create schema vault authorization supabase_admin;
grant usage on schema vault to postgres with grant option;
grant usage on schema vault to service_role;

create schema pgbouncer authorization pgbouncer;

-- The ledger of the Supabase CLI.
create schema supabase_migrations authorization postgres;
create table supabase_migrations.schema_migrations (
  version text primary key,
  statements text[],
  name text
);
alter table supabase_migrations.schema_migrations owner to postgres;

-- What the API answers until a project enables pg_graphql.
create function graphql_public.graphql(
  "operationName" text default null,
  query text default null,
  variables jsonb default null,
  extensions jsonb default null
) returns jsonb
language sql
as $$
  select pg_catalog.jsonb_build_object(
    'errors',
    pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('message', 'pg_graphql extension is not enabled.')
    )
  )
$$;
grant execute on function graphql_public.graphql(text, text, jsonb, jsonb)
  to postgres, anon, authenticated, service_role;
