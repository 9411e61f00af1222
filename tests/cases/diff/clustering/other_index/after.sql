create table t (a int primary key, b int);
create index "I" on t (b);
alter table t cluster on "I";
