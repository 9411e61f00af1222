-- statement:
alter table t add column c int check (c > 0);
