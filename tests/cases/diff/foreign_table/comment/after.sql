create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table f (a int) server s;
comment on foreign table f is 'x';
comment on column f.a is 'y';
