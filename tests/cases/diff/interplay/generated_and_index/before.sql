create table t (a int, g int generated always as (a + 1) stored);
create index i on t (g);
