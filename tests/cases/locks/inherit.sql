-- role parent = parent
create table parent (id int not null, a int not null);
-- statement:
alter table t inherit parent;
