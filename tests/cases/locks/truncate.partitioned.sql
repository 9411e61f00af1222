-- role table = parted
-- role partition = p1
-- statement:
truncate parted;
