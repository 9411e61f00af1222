-- role table = parted
-- role partition = p1
-- alone
-- statement:
vacuum parted;
