do $$ begin
  create type public.a as enum ('a');
exception when duplicate_object then null;
end $$;
do $$ begin
  create type public.b as enum ('a');
exception when duplicate_object then null;
end $$;
do $$ begin
  begin create type public.c as enum ('a'); exception when duplicate_object then null; end;
  begin create type public.d as enum ('a'); EXCEPTION when duplicate_object then null; end;
end $$;
-- The others can be done again.
do $$ begin
  create type public.e as enum ('a');
  create table if not exists public.f (id bigint primary key);
  comment on table public.f is 'x';
  drop policy if exists p on public.books;
  create policy p on public.books using (true);
exception when duplicate_object then null;
end $$;
do $$ begin
  if to_regtype('public.g') is null then
    create type public.g as enum ('a');
    create type public.h as enum ('a');
  end if;
exception when insufficient_privilege then null;
end $$;
create type public.i as enum ('a');
create type public.j as enum ('a');
do $$ begin
  create type public.k as enum ('a');
exception when duplicate_object then null;
end $$;
do $$ begin
  create type public.l as enum ('a');
  begin create type public.m as enum ('a'); exception when duplicate_object then null; end;
end $$;
