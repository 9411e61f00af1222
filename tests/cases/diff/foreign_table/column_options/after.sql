create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table f (a int options (column_name 'y', loud 'on'), b text options (column_name 'z')) server s;
