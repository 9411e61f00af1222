-- since: 18
-- statement:
alter table t add constraint c not null n;
