create table if not exists private.a (id bigint primary key);
create policy p on private.a using (true); -- expect: policy-without-rls
create table if not exists private.b (id bigint primary key);
create policy p on private.b using (true);
alter table private.b enable row level security;
