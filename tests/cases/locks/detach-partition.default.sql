-- role table = parted
-- role partition = p1
-- role default-partition = others
create table others partition of parted default with (fillfactor = 10);
insert into parted select *, 9 from t where id <= 50;
-- statement:
alter table parted detach partition p1;
