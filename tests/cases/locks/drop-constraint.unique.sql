alter table t add constraint c unique (id);
-- statement:
alter table t drop constraint c;
