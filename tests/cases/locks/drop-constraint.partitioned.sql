-- role table = parted
-- role partition = p1
alter table parted add constraint c check (a > 0);
-- statement:
alter table parted drop constraint c;
