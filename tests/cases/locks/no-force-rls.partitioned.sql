-- role table = parted
-- role partition = p1
alter table parted force row level security;
-- statement:
alter table parted no force row level security;
