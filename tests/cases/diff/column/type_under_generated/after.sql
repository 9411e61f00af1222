create table t (a bigint, g int generated always as (a + 1) stored);
