-- role table = parted
-- role partition = p1
alter table parted enable row level security;
-- statement:
alter table parted disable row level security;
