alter table p add constraint f foreign key (u) references r on delete cascade;
