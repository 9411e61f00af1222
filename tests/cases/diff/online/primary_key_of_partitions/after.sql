alter table p add constraint pk primary key (a, k);
