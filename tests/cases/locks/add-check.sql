-- statement:
alter table t add constraint c check (a > 0);
