do $$ begin
  if to_regclass('public.titles_base') is null then
    alter view if exists public.titles rename to titles_base;
  end if;
end $$;
create or replace view public.titles as select id, title from public.titles_base;
-- The column has its old name again, the table never had another.
alter table if exists public.books rename column pages to titles; -- expect: alter-without-guard
alter table if exists public.unknown rename to known;
