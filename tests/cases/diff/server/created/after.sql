create foreign data wrapper w;
create server s type 't' version '1' foreign data wrapper w options (host 'h', dbname 'd');
