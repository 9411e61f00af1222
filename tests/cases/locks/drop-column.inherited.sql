-- role partition = child
create table child () inherits (t) with (fillfactor = 10);
insert into child select * from t where id <= 50;
-- statement:
alter table t drop column v;
