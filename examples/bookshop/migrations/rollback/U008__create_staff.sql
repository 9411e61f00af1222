-- Undoes V008: who was staff is lost.

set local lock_timeout = '5s';

drop function if exists private.is_staff();
drop table if exists private.staff;
