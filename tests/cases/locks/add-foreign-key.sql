-- role referenced = u
-- statement:
alter table t add constraint c foreign key (uid) references u;
