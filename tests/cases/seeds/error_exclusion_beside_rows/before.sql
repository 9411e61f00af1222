insert into things values (9, '[5,9)');
