create table a (id int primary key);
alter table a enable row level security;
create policy a1 on a using (exists (select from a x where x.id = 1));
drop policy a1 on a;
create policy a1 on a using (true);
