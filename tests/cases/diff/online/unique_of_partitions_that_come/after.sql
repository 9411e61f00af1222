create table p2 partition of p for values in (2);
alter table p add constraint u unique (k);
