create table t (a int, b text, c int);
create statistics "s;""x" on a, c from t;
