create table a (id int primary key);
create table b (id int primary key);
alter table a enable row level security;
alter table b enable row level security;
create policy a1 on a for select to anon using (exists (select from b where b.id = a.id));
create policy b1 on b for select to authenticated using (exists (select from a where a.id = b.id));
