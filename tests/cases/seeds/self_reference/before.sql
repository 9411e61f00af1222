insert into people values (1, null, 'b');
