-- role table = parted
-- role partition = p1
alter table parted alter column a set default 1;
-- statement:
alter table parted alter column a drop default;
