create table t (id int primary key, name text not null, price numeric(8,2) check (price > 0));
create sequence s owned by t.id; alter table t alter id set default nextval('s');
