-- role table = parted
-- role partition = p1
-- statement:
alter table parted add column c uuid default gen_random_uuid();
