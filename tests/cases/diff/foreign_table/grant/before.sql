create foreign data wrapper w;
create server s foreign data wrapper w;
create role r1;
create foreign table f (a int) server s;
