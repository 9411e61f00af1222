-- The roles of a Supabase project, their settings and memberships. Roles are cluster-wide.
-- The bootstrap superuser supabase_admin is there already; migrations run as postgres, who is none.

create role postgres login createrole createdb replication bypassrls;
create role anon nologin inherit;
create role authenticated nologin inherit;
create role service_role nologin inherit bypassrls;
create role authenticator login noinherit;
create role supabase_auth_admin login noinherit;
create role supabase_storage_admin login noinherit createrole;
create role supabase_realtime_admin login noinherit createrole replication;
create role dashboard_user nologin createrole createdb replication;
create role supabase_read_only_user login bypassrls;
create role supabase_replication_admin login replication;
create role supabase_etl_admin login replication bypassrls;
create role supabase_superuser nologin;
create role pgbouncer login;

alter role supabase_admin set search_path to "$user", public, auth, extensions;
alter role postgres set search_path to "$user", public, extensions;
alter role anon set statement_timeout to '3s';
alter role authenticated set statement_timeout to '8s';
-- Hosted projects also preload safeupdate (refuses UPDATE and DELETE without WHERE) and supautils
-- into sessions of the authenticator. Neither library is in any server that pip installs, and a
-- session that preloads a missing library cannot start: left out.
alter role authenticator set statement_timeout to '8s';
alter role authenticator set lock_timeout to '8s';
alter role supabase_auth_admin set search_path to auth;
alter role supabase_auth_admin set idle_in_transaction_session_timeout to 60000;
alter role supabase_storage_admin set search_path to storage;
alter role supabase_read_only_user set default_transaction_read_only to on;
alter role supabase_realtime_admin set search_path to public, extensions, realtime;

-- The authenticator is NOINHERIT: it may become these roles and has none of their privileges.
grant anon, authenticated, service_role to authenticator;
grant authenticator to supabase_storage_admin;
grant anon, authenticated, service_role to supabase_realtime_admin;
grant pg_monitor, pg_read_all_data to supabase_read_only_user, supabase_etl_admin;
grant supabase_superuser to supabase_etl_admin, postgres;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres with admin option;

do $$
begin
  if current_setting('server_version_num')::int >= 160000 then
    -- Since 16, CREATEROLE alone does not let a role grant or alter what it did not create.
    grant anon, authenticated, service_role, authenticator to postgres with admin option;
    grant pg_create_subscription to postgres with admin option;

    -- A concession of the sandbox: hosted, supautils lets postgres write policies on tables of the
    -- storage, auth and realtime services and drop triggers from them; plain PostgreSQL asks for
    -- ownership. Inherited only, so that SET ROLE to one of the three fails as it does there.
    execute 'grant supabase_storage_admin, supabase_auth_admin, supabase_realtime_admin'
      ' to postgres with inherit true, set false';
  else
    grant anon, authenticated, service_role, authenticator to postgres;
    grant supabase_storage_admin, supabase_auth_admin, supabase_realtime_admin to postgres;
  end if;
end
$$;

-- Hosted, supautils lets postgres set these, in a session or for a role; the wildcards that it
-- knows (pgrst.*, pgaudit.*) are written out as far as they are documented.
grant set on parameter
  session_replication_role, track_io_timing, track_functions, log_statement,
  log_min_duration_statement, log_min_messages,
  pgrst.db_pre_request, pgrst.db_schemas, pgrst.db_extra_search_path, pgrst.db_max_rows,
  pgrst.db_aggregates_enabled, pgrst.db_plan_enabled, pgrst.db_tx_end, pgrst.openapi_mode,
  pgaudit.log, pgaudit.log_catalog, pgaudit.log_client, pgaudit.log_level, pgaudit.log_relation,
  pgaudit.log_rows, pgaudit.log_statement, pgaudit.log_statement_once, pgaudit.role
  to postgres;
