-- role table = parted
-- role partition = p1
-- statement:
lock table parted;
