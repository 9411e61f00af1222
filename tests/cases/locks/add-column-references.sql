-- role referenced = u
-- statement:
alter table t add column c int references u;
