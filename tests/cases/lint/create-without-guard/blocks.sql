do $$ begin
  if not exists (select from pg_type where typname = 'e' and typnamespace = 'public'::regnamespace) then
    create type public.e as enum ('a');
  end if;
  create type public.f as enum ('a'); -- expect: create-without-guard
end $$;
do $$ begin
  if to_regclass('public.a') is null then
    create table public.a (id bigint primary key);
    create index a_id on public.a (id);
    create policy p on public.a using (true);
  end if;
end $$;
do $$ begin
  create domain public.d as int;
exception when duplicate_object then null;
end $$;
do $$
declare found_it boolean;
begin
  select exists (select from pg_roles where rolname = 'r') into found_it;
  if not found_it then
    create role r;
  else
    alter role r nologin;
  end if;
end $$;
do $$ begin
  perform 1 from pg_publication where pubname = 'p';
  if not found then
    create publication p;
  end if;
end $$;
do $$ begin
  drop policy if exists p on public.books;
  create policy p on public.books using (true);
end $$;
do $$ begin
  execute 'create type public.g as enum (''a'')'; -- expect: create-without-guard
end $$;
-- Another rule asks whether this is the right thing to catch.
do $$ begin
  create table public.b (id bigint primary key);
exception when duplicate_object then null;
end $$;
