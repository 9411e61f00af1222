alter table t add c int default two(), add d int default three(), add e timestamptz not null default now();
