-- role table = parted
-- role partition = p1
create index parted_v on parted (v);
-- statement:
alter table parted alter column v type varchar(80);
