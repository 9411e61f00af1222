-- role parent = parted
-- statement:
create table p2 partition of parted for values in (2);
