-- role table = parted
-- role partition = p1
-- statement:
alter table parted alter column a add generated always as identity;
