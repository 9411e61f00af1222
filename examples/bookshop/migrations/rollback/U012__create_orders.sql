-- Undoes V012: all orders are lost; listings keep the state that their orders gave them.

set local lock_timeout = '5s';

drop table if exists public.orders;
drop function if exists private.follow_order();
drop function if exists private.reserve_listing();
