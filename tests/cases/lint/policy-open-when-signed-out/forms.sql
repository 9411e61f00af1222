create policy a on public.loans for select to authenticated using ((select auth.uid()) is null); -- expect: policy-open-when-signed-out
create policy b on public.loans for select to authenticated using ((select auth.uid()) is not null);
create policy c on public.loans for select to authenticated using (note is null);
