-- role table = k
-- role referencing = t
create table k (v varchar(40) primary key, note text) with (fillfactor = 10);
insert into k select v, note from t;
alter table t add constraint c foreign key (v) references k;
-- statement:
alter table k alter column v type varchar(80);
