alter table t add check (n is not null);
-- statement:
alter table t alter column n set not null;
