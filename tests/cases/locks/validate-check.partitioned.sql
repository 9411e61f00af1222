-- role table = parted
-- role partition = p1
alter table parted add constraint c check (a > 0) not valid;
-- statement:
alter table parted validate constraint c;
