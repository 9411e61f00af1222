-- role table = parted
-- role partition = p1
-- role sequence = parted_a_seq
alter table parted alter column a add generated always as identity;
-- statement:
alter table parted alter column a drop identity;
