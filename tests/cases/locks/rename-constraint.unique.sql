-- role index = c
alter table t add constraint c unique (id);
-- statement:
alter table t rename constraint c to d;
