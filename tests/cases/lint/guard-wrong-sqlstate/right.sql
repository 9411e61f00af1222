do $$ begin
  alter table public.books add constraint once unique (title);
exception when duplicate_table or duplicate_object then null;
end $$;
do $$ begin
  create type public.e as enum ('a');
exception when duplicate_object then null;
end $$;
do $$ begin
  create table public.a (id bigint primary key);
exception when sqlstate '42P07' then null;
end $$;
do $$ begin
  alter table public.books add primary key (id);
exception when invalid_table_definition then null;
end $$;
do $$ begin
  alter table public.books add column a int;
exception when syntax_error_or_access_rule_violation then null;
end $$;
do $$ begin
  drop table public.loans;
exception when undefined_table then null;
end $$;
-- The handler is for another thing: these guard themselves.
do $$ begin
  create table if not exists public.b (id bigint primary key);
  drop policy if exists p on public.books;
  create policy p on public.books using (true);
  alter table public.books add column if not exists c int;
  create unique index if not exists b_id on public.b (id);
exception when unique_violation then null;
end $$;
do $$ begin
  if to_regtype('public.f') is null then
    create type public.f as enum ('a');
  end if;
exception when insufficient_privilege then null;
end $$;
-- The inner one catches it.
do $$ begin
  begin
    create type public.g as enum ('a');
  exception when duplicate_object then null;
  end;
exception when unique_violation then null;
end $$;
do $$ begin
  create type public.h as enum ('a');
exception when others then null;
end $$;
