-- preset: supabase
create policy a on public.loans for select to authenticated using (reader = auth.uid()); -- expect: policy-asks-per-row
create policy b on public.loans for select to authenticated using ((select auth.uid()) = reader);
create policy c on public.loans for select to authenticated using (reader = ( SELECT auth.uid() AS uid));
create policy d on public.loans for select to authenticated using (exists (select 1 from public.books b where b.id = book_id and b.title = auth.jwt() ->> 'x')); -- expect: policy-asks-per-row
create policy e on public.loans for select to authenticated using (reader in (select id from public.authors where email = (select auth.email())));
create policy f on public.loans for insert to authenticated with check (reader = auth.uid()); -- expect: policy-asks-per-row
alter policy f on public.loans with check (reader::text = current_setting('app.reader', true)); -- expect: policy-asks-per-row
create policy g on public.loans for select to authenticated using (note = 'auth.uid()');
create policy h on public.loans for select to authenticated using (private.mine(reader));
