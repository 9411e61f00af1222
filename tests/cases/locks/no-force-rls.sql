alter table t force row level security;
-- statement:
alter table t no force row level security;
