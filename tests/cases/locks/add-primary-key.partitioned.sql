-- role table = parted
-- role partition = p1
-- statement:
alter table parted add primary key (id, k);
