insert into loans values (1, 2); -- expect: insert-by-position
insert into loans select * from loans; -- expect: insert-by-position
insert into loans (book_id) values (1);
insert into loans default values;
create table a (n int);
insert into a values (1);
