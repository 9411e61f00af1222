create policy a on public.loans using (true); -- expect: policy-without-to
create policy b on public.loans to public using (true);
create policy c on public.loans for select to anon, authenticated using (true);
alter policy c on public.loans using (false);
