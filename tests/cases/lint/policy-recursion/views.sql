create table a (id int primary key);
alter table a enable row level security;
create view plain as select id from a;
create policy a1 on a using (exists (select from plain));
create table b (id int primary key);
alter table b enable row level security;
create view through with (security_invoker = true) as select id from b;
create policy b1 on b using (exists (select from through)); -- expect: policy-recursion
