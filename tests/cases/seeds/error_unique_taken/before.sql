insert into things values (9, 'y');
