alter table books add column subtitle text; -- expect: add-column-in-use
alter table books add column if not exists title text;
alter table unknown add column subtitle text; -- expect: add-column-in-use
create table a (n int);
alter table a add column m int;
alter type t add attribute b int;
