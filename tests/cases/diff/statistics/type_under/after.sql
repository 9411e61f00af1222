create table t (a bigint, b text, c int);
create statistics s on a, c from t;
