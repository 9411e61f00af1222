alter table t add constraint c check (a > 0);
-- statement:
comment on constraint c on t is 'what it keeps';
