create table t (a int, b text);
create view "v;""x" as select a as "select", b as "it's" from t where b <> 'a''b';
