-- role table = parted
-- role partition = p1
-- role referenced = u
-- statement:
alter table parted add constraint c foreign key (uid) references u;
