insert into things values (1);
vacuum things;
