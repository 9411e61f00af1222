-- preset: supabase
insert into storage.buckets (id, name, public) values ('open', 'open', true), ('closed', 'closed', false) on conflict (id) do nothing;
create policy a on storage.objects for select using (bucket_id = 'open'); -- expect: public-bucket-listing
create policy b on storage.objects for all to public using ('any' = bucket_id::text);
create policy c on storage.objects for all to public using ('any' = bucket_id); -- expect: public-bucket-listing
create policy d on storage.objects for select to authenticated using (bucket_id = 'open'); -- expect: public-bucket-listing
create policy e on storage.objects for select to authenticated using (bucket_id = 'closed');
create policy f on storage.objects for select using (bucket_id = 'open' and owner = auth.uid());
create policy g on storage.objects for insert with check (bucket_id = 'open');
create policy h on storage.objects for select to service_role using (bucket_id = 'open');
create policy i on storage.objects as restrictive for select using (bucket_id = 'open');
