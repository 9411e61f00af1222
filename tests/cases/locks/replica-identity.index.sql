-- role index = i
create unique index i on t (id);
-- statement:
alter table t replica identity using index i;
