-- role table = parted
-- role partition = p1
-- statement:
alter table parted enable row level security;
