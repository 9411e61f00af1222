create table p (a int) partition by list (a); create table p1 partition of p for values in (1); create index own on p1 (a); create index whole on p (a); comment on index own is 'ours';
