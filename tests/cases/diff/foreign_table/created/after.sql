create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table f (a int not null, b text default 'x') server s options (t 'u');
