-- Undoes V006: what members wrote about themselves is lost; their sign-ins stay.

set local lock_timeout = '5s';

drop table if exists public.profiles;
drop function if exists private.set_updated_at();
