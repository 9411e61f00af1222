-- statement:
alter table t add constraint c unique (a);
