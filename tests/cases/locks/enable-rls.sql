-- statement:
alter table t enable row level security;
