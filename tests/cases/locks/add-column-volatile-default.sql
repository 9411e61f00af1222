-- statement:
alter table t add column c uuid default gen_random_uuid();
