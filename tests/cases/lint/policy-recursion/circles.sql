create table a (id int primary key);
create table b (id int primary key);
create table c (id int primary key);
create table d (id int primary key);
alter table a enable row level security;
alter table b enable row level security;
alter table c enable row level security;
-- a circle of three; the policy that closes it is told
create policy a1 on a for select using (exists (select from b where b.id = a.id));
create policy b1 on b for all using (id in (select id from public.c));
create policy c1 on c for select using (exists (select from a where a.id = c.id)); -- expect: policy-recursion
-- only what is asked on reading leads on
create policy a2 on a for insert with check (not exists (select from a x where x.id = a.id));
create policy a3 on a for update using (exists (select from a x where x.id = a.id));
create policy a4 on a for delete using (exists (select from a x where x.id = a.id));
-- no row-level security, no policies that are asked
create policy d1 on d using (exists (select from d x where x.id = d.id));
