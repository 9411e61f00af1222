create table t (a int, b text, c int);
create statistics s (ndistinct) on a, c from t;
