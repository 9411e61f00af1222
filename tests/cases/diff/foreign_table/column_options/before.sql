create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table f (a int options (column_name 'x', quiet 'on'), b text) server s;
