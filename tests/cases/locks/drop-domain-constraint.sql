create domain d as int constraint c check (value > 0);
alter table t alter column n type d;
-- statement:
alter domain d drop constraint c;
