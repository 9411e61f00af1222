-- statement:
drop table t;
