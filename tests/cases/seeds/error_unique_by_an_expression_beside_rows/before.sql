insert into things values (3, 'c');
