-- Undoes V001: shows and performances are lost.

set local lock_timeout = '5s';

drop table if exists box_office.performances;
drop table if exists box_office.shows;
drop schema if exists box_office;
