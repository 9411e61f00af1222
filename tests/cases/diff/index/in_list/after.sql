create table t (s varchar(5));
create index i on t (s) where s in ('a', 'b');
