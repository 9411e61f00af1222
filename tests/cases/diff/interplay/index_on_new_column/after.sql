create table t (a int, b text not null);
create unique index i on t (b);
alter table t add constraint k check (b <> '');
