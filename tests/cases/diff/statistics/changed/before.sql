create table t (a int, b text, c int);
create statistics s (mcv) on a, c from t;
