-- Projects since 2026-10-30: the API reaches a new table of public after a GRANT only.
-- The platform revokes from what it used to grant, and that is less than one might think:
-- TRUNCATE, which does not ask RLS, REFERENCES, TRIGGER and MAINTAIN on tables stay, UPDATE on
-- sequences stays, and functions stay open through PUBLIC, whose built-in EXECUTE no default
-- privilege IN SCHEMA can take away. So it is done here in the same way.

alter default privileges for role postgres in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to postgres, anon, authenticated, service_role;

alter default privileges for role postgres in schema public
  revoke select, insert, update, delete on tables from anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  revoke usage, select on sequences from anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  revoke execute on functions from anon, authenticated, service_role;
