-- role referenced = u
alter table t add constraint c foreign key (uid) references u;
-- statement:
alter table t alter column uid type bigint;
