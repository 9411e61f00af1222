insert into things values (7);
