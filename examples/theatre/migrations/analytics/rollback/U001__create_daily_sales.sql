-- Undoes V001: the figures are lost; they can be counted again.

set local lock_timeout = '5s';

drop table if exists analytics.daily_sales;
drop schema if exists analytics;
