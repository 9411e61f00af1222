-- statement:
alter table t add column c int default 1 check (c > 0);
