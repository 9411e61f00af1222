alter table t enable row level security;
-- statement:
alter table t disable row level security;
