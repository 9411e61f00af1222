insert into books values ('x');
