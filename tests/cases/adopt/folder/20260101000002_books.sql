-- With its shelf.
create table books (id int primary key);

create view b as select 1 as x;
