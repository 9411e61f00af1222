create table t (id int4range, d daterange);
