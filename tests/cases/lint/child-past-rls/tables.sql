create table a (n int) partition by list (n);
alter table a enable row level security;
create table a1 partition of a for values in (1); -- expect: child-past-rls
create table a2 partition of a for values in (2);
create table a3 partition of a for values in (3);
create table a4 partition of a for values in (4);
grant select on a, a1, a3 to reader;
grant all on a4 to service_role;
alter table a3 enable row level security;
create table b (n int);
create table b1 (m int) inherits (b);
grant select on b1 to reader;
create table c (n int);
alter table c enable row level security;
create table c1 (m int) inherits (c); -- expect: child-past-rls
grant insert on table c1 to public;
