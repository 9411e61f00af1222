create foreign data wrapper elsewhere;
create server elsewhere foreign data wrapper elsewhere options (host 'x');
