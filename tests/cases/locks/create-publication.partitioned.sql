-- role table = parted
-- role partition = p1
-- statement:
create publication created_below for table parted;
