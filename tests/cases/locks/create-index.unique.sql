-- statement:
create unique index i on t (id);
