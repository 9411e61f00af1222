create unique index i on p (u, k, a);
