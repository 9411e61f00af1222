alter table t add c int generated always as (a + 1) stored;
