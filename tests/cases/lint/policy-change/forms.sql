create policy a on books using (stock > 2); -- expect: policy-change
alter policy books_read on books using (stock > 2); -- expect: policy-change
alter table unknown enable row level security; -- expect: policy-change
alter table unknown set (fillfactor = 50);
create table a (n int);
alter table a enable row level security;
create policy a on a using (n > 2);
drop policy books_read on books;
