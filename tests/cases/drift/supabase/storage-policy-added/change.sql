create policy everybody on storage.objects for select to anon using (true);
