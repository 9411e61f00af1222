create foreign data wrapper w;
create server s foreign data wrapper w;
create role r1;
grant usage on foreign server s to r1;
