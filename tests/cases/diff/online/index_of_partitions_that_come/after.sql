create table p1 partition of p for values in (1);
create index i on p (k);
