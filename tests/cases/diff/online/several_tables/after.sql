alter table t add b int;
create index ti on t (a);
alter table u add b int;
alter table u add constraint c check (a > 0);
