-- Purpose: checks the old rows against the foreign key of V020, while members go on writing.
-- Spec: specs/accounts.md
-- Rollback: migrations/rollback/U022__validate_profiles_home_zone.sql
-- Changelog: nothing to notice.

set local lock_timeout = '5s';

alter table public.profiles validate constraint profiles_home_zone_code_fkey;
