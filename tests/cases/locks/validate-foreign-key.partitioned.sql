-- since: 18
-- role table = parted
-- role partition = p1
-- role referenced = u
alter table parted add constraint c foreign key (uid) references u not valid;
-- statement:
alter table parted validate constraint c;
