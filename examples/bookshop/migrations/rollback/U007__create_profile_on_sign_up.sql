-- Undoes V007: profiles made so far stay.

set local lock_timeout = '5s';

drop trigger if exists on_auth_user_created on auth.users;
drop function if exists private.create_profile();
