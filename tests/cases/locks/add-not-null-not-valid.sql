-- statement:
alter table t add constraint c not null n not valid;
