alter table t add c uuid default gen_random_uuid();
