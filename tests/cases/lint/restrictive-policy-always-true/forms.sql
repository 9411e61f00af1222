create policy a on public.loans as restrictive using (true); -- expect: restrictive-policy-always-true
create policy b on public.loans as restrictive for insert with check (1 = 1); -- expect: restrictive-policy-always-true
create policy c on public.loans as restrictive for all using (true) with check (note <> '');
create policy d on public.loans as permissive using (true);
create policy e on public.loans as restrictive using (false);
alter policy d on public.loans using (true);
