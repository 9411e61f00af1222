-- role table = parted
-- role partition = p1
-- statement:
alter table parted alter column v type varchar(80);
