create sequence s;
create table t (old int, id int, gone text, name text, price numeric(8,2), last int);
alter table t drop old, drop gone, drop last, add primary key (id), alter name set not null, add check (price > 0);
alter sequence s owned by t.id; alter table t alter id set default nextval('s');
reindex table t; analyze t;
