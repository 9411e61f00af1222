create table t (id int, d date, primary key (id, d)) partition by range (d);
create table t_1 partition of t for values from ('2020-01-01') to ('2021-01-01');
