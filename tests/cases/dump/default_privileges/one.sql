create role app; create role reader; create schema s; create schema z;
alter default privileges in schema s grant select on tables to reader;
alter default privileges in schema s grant insert on tables to app;
alter default privileges in schema z grant execute on functions to app;
alter default privileges revoke execute on functions from public;
alter default privileges for role app grant usage on sequences to reader;
