insert into things values (1);
insert into things (id,
  nmae) values (2, 'x');
