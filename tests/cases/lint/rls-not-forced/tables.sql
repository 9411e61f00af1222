create table a (id int); -- expect: rls-not-forced
alter table a enable row level security;
create table b (id int);
create table c (id int);
alter table c enable row level security, force row level security;
create table d (id int); -- expect: rls-not-forced
alter table d enable row level security;
alter table d force row level security;
alter table d no force row level security;
create view v as select 1 as one;
