alter table r add constraint f foreign key (a, k) references p;
