-- One for all commands becomes one for each.
drop policy if exists loans_own on public.loans;
create policy loans_read on public.loans for select using (true);
create policy loans_add on public.loans for insert with check (true);
