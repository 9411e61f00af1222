alter table t add constraint u unique nulls not distinct (a) include (b);
