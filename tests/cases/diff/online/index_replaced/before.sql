create index i on t (a);
comment on index i is 'by a';
