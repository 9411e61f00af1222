alter table t add constraint c check (a > 0);
-- statement:
alter table t drop constraint c;
