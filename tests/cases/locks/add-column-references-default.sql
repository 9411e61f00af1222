-- role referenced = u
-- statement:
alter table t add column c int default 1 references u;
