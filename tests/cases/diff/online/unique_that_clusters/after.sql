alter table t add constraint u unique (id) include (a);
alter table t cluster on u;
