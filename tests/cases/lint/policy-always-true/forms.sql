create policy a on public.loans for select to authenticated using (true);
create policy b on public.loans for insert to authenticated with check (true); -- expect: policy-always-true
create policy c on public.loans for delete to authenticated using (1 = 1); -- expect: policy-always-true
create policy d on public.loans for all to authenticated using (reader is null or true); -- expect: policy-always-true
create policy e on public.loans for all to service_role using (true) with check (true);
create policy f on public.loans as restrictive for update to authenticated using (true);
create policy g on public.loans for all to authenticated using (true) with check (reader = (select auth.uid()));
create policy h on public.loans for update to authenticated using (reader = (select auth.uid()));
