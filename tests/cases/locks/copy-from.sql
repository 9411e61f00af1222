-- role referenced = u
alter table t add constraint c foreign key (uid) references u;
-- statement:
copy t (id, a, uid) from program 'echo 201,201,1' with (format csv);
