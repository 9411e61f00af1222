create table t (id int4range, d daterange, primary key (id, d without overlaps));
