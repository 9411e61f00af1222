-- Undoes V010: all listings are lost.

set local lock_timeout = '5s';

drop table if exists public.listings;
drop function if exists private.stamp_published_at();
