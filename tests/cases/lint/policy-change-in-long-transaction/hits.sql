drop policy if exists books_read on public.books;
create policy books_read on public.books for select to authenticated using (true);
comment on table public.books is 'In between.';
update public.loans set note = '' where note is null; -- expect: policy-change-in-long-transaction
delete from public.loans where note = '';
