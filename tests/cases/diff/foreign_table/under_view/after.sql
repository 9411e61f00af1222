create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table f (a int, b int) server s;
create view v as select a from f;
