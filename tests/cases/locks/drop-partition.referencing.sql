-- role table = p1
-- role parent = parted
alter table parted add constraint c foreign key (uid) references u;
-- statement:
drop table p1;
