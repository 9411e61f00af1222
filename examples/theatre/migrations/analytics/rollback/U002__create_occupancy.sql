-- Undoes V002.

set local lock_timeout = '5s';

drop view if exists analytics.occupancy;
