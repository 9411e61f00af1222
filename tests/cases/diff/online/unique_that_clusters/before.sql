alter table t add constraint u unique (id);
alter table t cluster on u;
