create domain d as int;
alter table t alter column n type d;
-- statement:
alter domain d add constraint c check (value > 0);
