-- role table = parted
-- role partition = p1
-- role referenced = u
alter table p1 add constraint c foreign key (uid) references u;
-- statement:
alter table parted add constraint c foreign key (uid) references u;
