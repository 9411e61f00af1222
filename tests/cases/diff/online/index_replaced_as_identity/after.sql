create unique index i on t (id) include (b);
alter table t replica identity using index i;
