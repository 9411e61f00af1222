do $$ begin
  if not exists (select from pg_constraint where conname = 'c' and conrelid = 'public.books'::regclass) then
    alter table public.books add constraint c check (pages > 0) not valid;
  end if;
  if not exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relname = 'a' and n.nspname = 'public') then
    create table public.a (id bigint primary key);
  end if;
  if not exists (select 1 from information_schema.columns
                 where table_schema = 'public' and table_name = 'books' and column_name = 'a') then
    alter table public.books add column a int;
  end if;
  if not exists (select 1 from pg_policies
                 where schemaname = 'public' and tablename = 'books' and policyname = 'p') then
    create policy p on public.books using (true);
  end if;
  if not exists (select 1 from pg_roles where rolname = 'r') then
    create role r;
  end if;
  if not exists (select 1 from pg_extension where extname = 'citext') then
    create extension citext;
  end if;
  if to_regclass('public.b') is null then
    create table public.b (id bigint primary key);
  end if;
  if not exists (select 1 from public.pg_notes where conname = 'x') then
    create type public.e as enum ('a');
  end if;
  if not exists (select from pg_type t where t.typname = 'f' and t.typnamespace = 'public'::regnamespace) then
    create type public.f as enum ('a');
  end if;
  if not exists (select from pg_publication_tables
                 where pubname = 'p' and schemaname = 'public' and tablename = 'books') then
    alter publication p add table public.books;
  end if;
  if not exists (select from pg_enum where enumtypid = 'public.mood'::regtype and enumlabel = 'meh') then
    alter type public.mood add value 'meh';
  end if;
  if not exists (select from pg_publication_rel pr join pg_publication p on p.oid = pr.prpubid
                 where p.pubname = 'p' and pr.prrelid = 'public.loans'::regclass) then
    alter publication p add table public.loans;
  end if;
end $$;
