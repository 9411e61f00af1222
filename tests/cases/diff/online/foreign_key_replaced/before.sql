alter table t add constraint f foreign key (a) references r;
