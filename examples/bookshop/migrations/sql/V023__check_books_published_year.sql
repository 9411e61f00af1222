-- Purpose: no more books from the year 19 or 20266. NOT VALID: V024 looks at the old rows.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U023__check_books_published_year.sql
-- Changelog: A year of publication must be one between 1450 and 2100.

set local lock_timeout = '5s';

do $$
begin
  if not exists (
    select from pg_catalog.pg_constraint
    where conrelid = 'public.books'::regclass and conname = 'books_published_year_is_plausible'
  ) then
    alter table public.books add constraint books_published_year_is_plausible
      check (published_year between 1450 and 2100) not valid;
  end if;
end
$$;
