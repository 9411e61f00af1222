create table things (id int primary key, name text, note text not null default 'none');
create view views as select 1 as id;
