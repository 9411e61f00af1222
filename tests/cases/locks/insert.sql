-- role referenced = u
alter table t add constraint c foreign key (uid) references u;
-- statement:
insert into t (id, a, uid) values (201, 201, 1);
