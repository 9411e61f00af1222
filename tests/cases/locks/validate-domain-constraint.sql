create domain d as int;
alter table t alter column n type d;
alter domain d add constraint c check (value > 0) not valid;
-- statement:
alter domain d validate constraint c;
