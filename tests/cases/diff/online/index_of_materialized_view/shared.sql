create table t (id int not null, a int, b text);
insert into t values (1, 1, 'x');
create materialized view m as select a from t;
