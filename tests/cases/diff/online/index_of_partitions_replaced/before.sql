create index i on p (u);
