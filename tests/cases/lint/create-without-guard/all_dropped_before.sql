-- With a table go its indexes, policies, triggers and rules; with a schema all that is in it.
drop table if exists public.scratch;
create table public.scratch (id bigint primary key);
create index scratch_id on public.scratch (id);
create policy p on public.scratch using (true);
create trigger t before insert on public.scratch for each row execute function private.touch();
create rule r as on insert to public.scratch do nothing;
drop schema if exists app cascade;
create schema app;
create table app.a (id bigint primary key);
create index a_id on app.a (id);
create type app.e as enum ('a');
create view app.v as select 1 as one;
