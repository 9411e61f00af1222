-- role sequence = t_a_seq
alter table t alter column a add generated always as identity;
alter table t set unlogged;
-- statement:
alter table t set logged;
