-- role table = parted
-- role partition = p1
create domain positive as int check (value > 0);
-- statement:
alter table parted add column c positive;
