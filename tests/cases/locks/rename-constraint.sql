alter table t add constraint c check (a > 0);
-- statement:
alter table t rename constraint c to d;
