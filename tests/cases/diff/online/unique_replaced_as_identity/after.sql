alter table t add constraint u unique (id) include (b);
