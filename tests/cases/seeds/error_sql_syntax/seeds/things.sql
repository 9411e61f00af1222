insert into things values (1);
select 'open;
