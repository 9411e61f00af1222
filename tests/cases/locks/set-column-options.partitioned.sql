-- role table = parted
-- role partition = p1
-- statement:
alter table parted alter column a set (n_distinct = 100);
