create table p (a int) partition by list (a);
create table p1 partition of p for values in (1);
alter table p1 enable row level security;
create policy q on p1 using (true);
