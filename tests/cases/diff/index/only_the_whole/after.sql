create index i on only p (a);
create index i1 on p1 (a); alter index i attach partition i1;
