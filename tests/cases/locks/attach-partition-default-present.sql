-- role table = parted
-- role partition = p2
-- role default-partition = others
create table others partition of parted default with (fillfactor = 10);
insert into parted select *, 9 from t where id <= 50;
create table p2 (like parted including indexes) with (fillfactor = 10);
insert into p2 select *, 2 from t where id <= 50;
-- statement:
alter table parted attach partition p2 for values in (2);
