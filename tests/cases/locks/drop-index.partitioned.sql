-- role table = parted
-- role partition = p1
-- role index = parted_a
-- statement:
drop index parted_a;
