-- role type = c
-- role dependent = typed
create type c as (x int);
create table typed of c;
-- statement:
alter type c add attribute y int cascade;
