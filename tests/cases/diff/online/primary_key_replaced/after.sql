alter table t add constraint k primary key (id, a);
