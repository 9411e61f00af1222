-- Purpose: text without upper and lower case, search by similarity, and exclusion constraints
--   over plain columns. All in schema extensions, none in public.
-- Rollback: migrations/rollback/U002__add_extensions.sql
-- Changelog: nothing to notice.

create extension if not exists citext with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists btree_gist with schema extensions;
