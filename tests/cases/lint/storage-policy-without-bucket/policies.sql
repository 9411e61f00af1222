-- preset: supabase
create policy a on storage.objects for delete using (owner = auth.uid()); -- expect: storage-policy-without-bucket
create policy b on storage.objects for update using (bucket_id = 'a') with check (owner = auth.uid()); -- expect: storage-policy-without-bucket
create policy c on storage.objects for select using (bucket_id = 'a' and owner = auth.uid());
create policy d on storage.objects for select using (storage.objects.bucket_id in ('a', 'b'));
create policy e on storage.objects for select using (exists (select from private.allowed x where x.bucket = bucket_id));
create policy f on storage.objects for all to service_role using (name <> '');
create policy g on storage.objects for all using (auth.jwt() ->> 'role' = 'admin');
create policy h on storage.objects as restrictive for all using (owner = auth.uid());
create policy i on public.loans for all using (reader = auth.uid());
