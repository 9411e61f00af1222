set allow_in_place_tablespaces = on;
create tablespace fast location '';
-- statement:
alter table t set tablespace fast;
