create table t of ct (a default 5, b not null);
