-- statement:
alter table t set (autovacuum_enabled = false, fillfactor = 70);
