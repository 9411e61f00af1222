create foreign data wrapper w;
create server s foreign data wrapper w;
create role r1;
create user mapping for r1 server s options ("user" 'u');
