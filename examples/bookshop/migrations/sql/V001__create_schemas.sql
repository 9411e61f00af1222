-- Purpose: a schema that the API does not serve, for helpers, partitions and staff data,
--   and functions that nobody may call until a migration says who may.
-- Rollback: migrations/rollback/U001__create_schemas.sql
-- Changelog: nothing to notice.

create schema if not exists private;
revoke all on schema private from public;
comment on schema private is 'Helpers, partitions and staff data. Not served by the API.';

-- PostgreSQL lets PUBLIC execute every new function. Taking that back works for a role as a whole
-- only: with IN SCHEMA the statement succeeds and changes nothing.
alter default privileges for role postgres revoke execute on functions from public;
