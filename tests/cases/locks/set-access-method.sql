create access method heap2 type table handler heap_tableam_handler;
-- statement:
alter table t set access method heap2;
