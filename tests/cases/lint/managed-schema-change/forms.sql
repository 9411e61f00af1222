-- preset: supabase
alter table auth.users add column if not exists nick text; -- expect: managed-schema-change
create index if not exists x on storage.objects (name); -- expect: managed-schema-change
create table if not exists auth.mine (id bigint primary key); -- expect: managed-schema-change
create or replace function auth.me() returns uuid language sql as 'select null::uuid'; -- expect: managed-schema-change
drop table if exists realtime.messages; -- expect: managed-schema-change
create policy p on storage.objects for select to authenticated using (bucket_id = 'x');
drop policy if exists p on storage.objects;
create or replace trigger t after insert on auth.users for each row execute function private.touch();
drop trigger if exists t on auth.users;
insert into storage.buckets (id, name) values ('x', 'x') on conflict do nothing;
create table if not exists public.authz (id bigint primary key);
comment on table auth.users is 'theirs';
create extension if not exists citext with schema extensions;
