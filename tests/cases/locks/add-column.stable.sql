-- statement:
alter table t add column c timestamptz default now();
