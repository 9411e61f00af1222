-- role table = p1
-- role parent = parted
-- role default-partition = others
create table others partition of parted default with (fillfactor = 10);
insert into parted select *, 9 from t where id <= 50;
-- statement:
drop table p1;
