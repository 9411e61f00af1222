create table a (id int primary key);
alter table a enable row level security;
create policy a1 on a using (id in (select max(id) from a)); -- expect: policy-recursion
create table b (id int primary key);
create policy b1 on b for select using (true);
alter policy b1 on b using (exists (select from b other where other.id = 1)); -- expect: policy-recursion
alter table b enable row level security;
create table c (id int primary key);
alter table c enable row level security;
create policy c1 on c using (id in (with c as (select 1 as id) select id from c));
create policy c2 on c using (id in (select id from private.c));
