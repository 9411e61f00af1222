-- role parent = parted
-- role default-partition = others
create table others partition of parted default with (fillfactor = 10);
insert into parted select *, 9 from t where id <= 50;
-- statement:
create table p2 partition of parted for values in (2);
