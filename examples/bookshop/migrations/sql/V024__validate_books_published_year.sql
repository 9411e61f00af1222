-- Purpose: checks the old rows against the constraint of V023, while members go on writing.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U024__validate_books_published_year.sql
-- Changelog: nothing to notice.

set local lock_timeout = '5s';

alter table public.books validate constraint books_published_year_is_plausible;
