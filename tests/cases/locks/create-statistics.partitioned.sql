-- role table = parted
-- role partition = p1
-- statement:
create statistics s on a, n from parted;
