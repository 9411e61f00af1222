alter table t set (fillfactor = 70);
-- statement:
alter table t reset (fillfactor);
