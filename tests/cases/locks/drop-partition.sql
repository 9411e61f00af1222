-- role table = p1
-- role parent = parted
-- statement:
drop table p1;
