-- role table = parted
-- role partition = p1
set allow_in_place_tablespaces = on;
create tablespace fast_below location '';
-- statement:
alter table parted set tablespace fast_below;
