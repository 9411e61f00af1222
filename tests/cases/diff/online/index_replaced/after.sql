create unique index i on t (a, b);
comment on index i is 'by a and b';
