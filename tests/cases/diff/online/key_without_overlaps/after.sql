alter table t add constraint u unique (a, during without overlaps);
