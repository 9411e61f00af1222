create table t (id int, a int, b text);
alter table t add constraint u unique (a) include (b);
