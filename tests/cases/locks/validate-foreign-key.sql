-- role referenced = u
alter table t add constraint c foreign key (uid) references u not valid;
-- statement:
alter table t validate constraint c;
