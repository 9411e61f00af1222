-- role referenced = u
-- role parent = parted
alter table parted add constraint c foreign key (uid) references u;
-- statement:
create table p2 partition of parted for values in (2);
