alter table t add constraint k primary key (a);
