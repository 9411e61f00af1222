create domain d as int;
alter table t alter column n type d;
-- statement:
alter domain d set not null;
