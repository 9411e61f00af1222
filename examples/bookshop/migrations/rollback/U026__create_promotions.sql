-- Undoes V026: all sales of sellers are lost.

set local lock_timeout = '5s';

drop table if exists public.promotions;
