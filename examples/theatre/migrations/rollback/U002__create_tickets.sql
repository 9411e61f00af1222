-- Undoes V002: all sales are lost.

set local lock_timeout = '5s';

drop table if exists box_office.tickets;
