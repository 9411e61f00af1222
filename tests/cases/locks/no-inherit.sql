-- role parent = parent
create table parent (id int not null, a int not null);
alter table t inherit parent;
-- statement:
alter table t no inherit parent;
