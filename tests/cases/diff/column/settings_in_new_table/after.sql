create table t (a text, b text, c int);
alter table t alter a set storage external, alter b set compression pglz, alter c set statistics 300, alter c set (n_distinct = 5);
