-- Undoes V004: policies, grants and comments go with the tables.

set local lock_timeout = '5s';

drop table if exists public.shipping_zones;
drop table if exists public.conditions;
drop table if exists public.genres;
