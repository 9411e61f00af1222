-- before:
create table public.books_new (id bigint primary key);
-- migration:
-- The second run would rename the view, to a name that is taken.
alter table if exists public.authors rename to writers; -- expect: alter-without-guard
create or replace view public.authors as select id, name from public.writers;
alter table if exists public.books rename to books_old; -- expect: alter-without-guard
alter table if exists public.books_new rename to books;
alter table if exists public.loans set schema private; -- expect: alter-without-guard
create or replace view public.loans as select id from private.loans;
do $$ begin
  if to_regclass('public.events_base') is null then
    alter table if exists public.events rename to events_base;
  end if;
end $$;
create or replace view public.events as select id from public.events_base;
