-- statement:
alter table t drop column v;
