-- role table = parted
-- role partition = p1
alter table parted add check (n is not null);
-- statement:
alter table parted alter column n set not null;
