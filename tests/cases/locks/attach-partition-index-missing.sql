-- role table = parted
-- role partition = p2
create table p2 (like parted) with (fillfactor = 10);
insert into p2 select *, 2 from t where id <= 50;
-- statement:
alter table parted attach partition p2 for values in (2);
