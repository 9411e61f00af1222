-- role table = parted
-- role partition = p1
-- statement:
alter table parted rename column a to b;
