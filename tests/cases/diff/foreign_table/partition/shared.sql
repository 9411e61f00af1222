create foreign data wrapper w; create server s foreign data wrapper w; create table p (a int, b text) partition by list (a);
