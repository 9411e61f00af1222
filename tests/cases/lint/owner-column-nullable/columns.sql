create table a (id int primary key, owner uuid, mine uuid not null, made uuid default auth.uid(), boss uuid, checked uuid check (checked is not null), later uuid);
create policy a1 on a using (owner = auth.uid()); -- expect: owner-column-nullable
create policy a2 on a for delete using (owner = auth.uid());
create policy a3 on a using (mine = auth.uid());
create policy a4 on a using (made = auth.uid());
create policy a5 on a using (checked = auth.uid());
create policy a6 on a for insert with check ((select auth.uid()) = boss); -- expect: owner-column-nullable
create policy a7 on a using (id in (select owner from loans where owner = auth.uid()));
create policy a8 on a as restrictive using (owner = auth.uid());
create policy a9 on a using (later = auth.uid());
create policy b1 on unknown using (owner = auth.uid());
alter table a alter column later set not null;
