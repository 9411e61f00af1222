alter table t add c int generated always as identity;
