-- statement:
alter table t owner to app;
