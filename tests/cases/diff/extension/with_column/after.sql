create extension hstore;
create table t (a hstore, b int);
create index i on t using gin (a);
