-- role type = c
create type c as (x int);
alter table t add column c c;
-- statement:
alter type c add attribute y int;
