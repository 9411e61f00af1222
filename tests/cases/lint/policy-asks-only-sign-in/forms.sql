create policy a on public.loans for insert to authenticated with check (auth.uid() is not null); -- expect: policy-asks-only-sign-in
create policy b on public.loans for delete using (auth.role() = 'authenticated'); -- expect: policy-asks-only-sign-in
create policy c on public.loans for all using ('authenticated' = (select auth.role())); -- expect: policy-asks-only-sign-in
create policy d on public.loans using ((select auth.uid()) is not null and auth.role() = 'authenticated'::text); -- expect: policy-asks-only-sign-in
create policy e on public.loans for select using (auth.uid() is not null);
create policy f on public.loans for update using (auth.uid() is not null) with check (reader = auth.uid());
create policy g on public.loans for update using (reader = auth.uid()) with check (auth.uid() is not null); -- expect: policy-asks-only-sign-in
create policy h on public.loans for delete using (auth.uid() is not null and reader = auth.uid());
create policy i on public.loans as restrictive for delete using (auth.uid() is not null);
create policy j on public.loans for insert to service_role with check (auth.role() = 'authenticated');
create policy k on public.loans for delete using (auth.jwt() ->> 'role' = 'admin');
create policy l on public.loans for delete using (auth.role() = 'service_role');
create policy m on public.loans for delete using (private.is_admin());
create policy n on public.loans for delete using (auth.uid() is null);
create policy o on public.loans for delete using (note is not null);
create policy p on public.loans for delete using ((select max(id) from public.books) is not null);
