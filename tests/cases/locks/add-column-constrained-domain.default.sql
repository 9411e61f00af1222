create domain positive as int check (value > 0);
-- statement:
alter table t add column c positive default 5;
