-- role table = parted
-- role partition = p1
-- statement:
drop table parted;
