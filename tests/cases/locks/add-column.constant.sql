-- statement:
alter table t add column c int not null default 5;
