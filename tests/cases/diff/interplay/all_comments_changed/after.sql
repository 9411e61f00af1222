create table t (a int);
comment on table t is 'X';
comment on column t.a is 'Y';
