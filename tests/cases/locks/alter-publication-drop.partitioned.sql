-- role table = parted
-- role partition = p1
create publication removed_below for table parted;
-- statement:
alter publication removed_below drop table parted;
