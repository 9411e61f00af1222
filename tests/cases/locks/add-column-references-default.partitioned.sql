-- role table = parted
-- role partition = p1
-- role referenced = u
-- statement:
alter table parted add column c int default 1 references u;
