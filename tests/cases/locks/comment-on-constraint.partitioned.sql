-- role table = parted
-- role partition = p1
alter table parted add constraint c check (a > 0);
-- statement:
comment on constraint c on parted is 'what it keeps';
