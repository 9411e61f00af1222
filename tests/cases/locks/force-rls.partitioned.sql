-- role table = parted
-- role partition = p1
-- statement:
alter table parted force row level security;
