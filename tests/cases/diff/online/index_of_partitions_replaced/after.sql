create index i on p (u, a);
