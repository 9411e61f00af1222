-- role referenced = u
-- role table = parted
-- role partition = p1
alter table parted add constraint c foreign key (uid) references u;
-- statement:
alter table parted detach partition p1;
