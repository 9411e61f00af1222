-- Undoes V021.
-- keel: no-transaction

drop index concurrently if exists public.profiles_home_zone_code_idx;
