-- statement:
alter table t add column c timestamptz default clock_timestamp();
