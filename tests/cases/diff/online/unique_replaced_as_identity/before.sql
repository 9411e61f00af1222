alter table t add constraint u unique (id);
alter table t replica identity using index u;
