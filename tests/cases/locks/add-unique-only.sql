-- role table = parted
-- statement:
alter table only parted add constraint c unique (k, a);
