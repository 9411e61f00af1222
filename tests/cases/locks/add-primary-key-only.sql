-- role table = parted
-- statement:
alter table only parted add primary key (k, a);
