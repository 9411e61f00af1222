do $$ begin
  if not exists (select from pg_constraint where conname = 'c') then
    alter table public.books add constraint c check (pages > 0) not valid; -- expect: guard-without-schema
  end if;
  if not exists (select 1 from pg_catalog.pg_class c where c.relname = 'a') then
    create table public.a (id bigint primary key); -- expect: guard-without-schema
  end if;
  if not exists (select 1 from information_schema.columns
                 where table_name = 'books' and column_name = 'a') then
    alter table public.books add column a int; -- expect: guard-without-schema
  end if;
  if not exists (select 1 from pg_policies where policyname = 'p') then
    create policy p on public.books using (true); -- expect: guard-without-schema
    create policy q on public.books using (true);
  end if;
  if not exists (select 1 from pg_trigger where tgname = 't') then
    create trigger t before insert on public.loans for each row execute function private.touch(); -- expect: guard-without-schema
  end if;
  if exists (select 1 from information_schema.tables where table_name = 'loans') then
    drop table public.loans; -- expect: guard-without-schema
  end if;
  if not exists (select 1 from pg_indexes where indexname = 'i') then
    create index i on public.books (title); -- expect: guard-without-schema
  end if;
  if (select count(*) from pg_type where typname = 'e') = 0 then
    create type public.e as enum ('a'); -- expect: guard-without-schema
  end if;
end $$;
