do $$ begin
  alter table public.books drop column if exists fresh;
  alter table public.books add column fresh int;
  alter table public.books drop constraint if exists c;
  alter table public.books add constraint c unique (title);
  drop type if exists public.e;
  create type public.e as enum ('a');
  create temp table t (a int);
  alter table t add column b int;
exception when unique_violation then null;
end $$;
