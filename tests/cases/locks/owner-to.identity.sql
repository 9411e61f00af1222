-- role sequence = t_a_seq
alter table t alter column a add generated always as identity;
-- statement:
alter table t owner to app;
