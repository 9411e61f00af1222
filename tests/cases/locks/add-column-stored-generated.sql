-- statement:
alter table t add column c int generated always as (a * 2) stored;
