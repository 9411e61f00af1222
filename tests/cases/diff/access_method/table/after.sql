create access method m type table handler heap_tableam_handler;
create table t (a int) using m;
