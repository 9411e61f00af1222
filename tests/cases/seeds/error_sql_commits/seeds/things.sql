insert into things values (1);
commit;
