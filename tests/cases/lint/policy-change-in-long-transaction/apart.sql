-- keel: no-transaction
drop policy books_read on public.books;
update public.loans set note = '' where note is null;
begin;
create policy books_read on public.books for select to authenticated using (true);
commit;
update public.loans set note = '' where note is null;
begin;
alter policy books_read on public.books using (stock > 1);
update public.loans set note = '' where note is null; -- expect: policy-change-in-long-transaction
commit;
