create temporary table scratch (a int);
alter table scratch add column b int;
drop table scratch;
