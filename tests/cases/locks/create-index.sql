-- statement:
create index i on t (n);
