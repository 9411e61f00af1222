-- role table = parted
-- role partition = p1
-- statement:
alter table parted add constraint c unique (a, k);
