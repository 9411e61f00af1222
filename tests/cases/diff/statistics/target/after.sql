create table t (a int, b text, c int);
create statistics s on a, c from t;
alter statistics s set statistics 500;
