create table t (a int4range not null, during daterange not null);
