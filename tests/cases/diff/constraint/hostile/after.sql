create table t (id int, a int, b text);
alter table t add constraint "c'"";--" check (b <> 'x''y' and b <> E'a\\b');
