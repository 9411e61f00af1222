create table t (id int, a int, b text);
alter table t add constraint u unique (a) deferrable initially deferred;
