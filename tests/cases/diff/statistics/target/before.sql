create table t (a int, b text, c int);
create statistics s on a, c from t;
