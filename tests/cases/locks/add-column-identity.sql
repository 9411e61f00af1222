-- statement:
alter table t add column c bigint generated always as identity;
