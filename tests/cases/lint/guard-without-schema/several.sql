do $$ begin
  if not exists (select from pg_type where typname = 'a') then
    create type public.a as enum ('a'); -- expect: guard-without-schema
    create type public.b as enum ('a');
  end if;
  if not exists (select from pg_type where typname = 'c') then
    create type public.c as enum ('a'); -- expect: guard-without-schema
  end if;
end $$;
do $$ begin
  if not exists (select from pg_type where typname = 'c') then
    create type public.d as enum ('a'); -- expect: guard-without-schema
  end if;
exception when duplicate_object then null;
end $$;
create table if not exists public.e (id bigint primary key);
do $$ begin
  create type public.f as enum ('a');
exception when duplicate_object then null;
end $$;
