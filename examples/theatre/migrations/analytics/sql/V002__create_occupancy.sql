-- Purpose: how full the house is, for every performance.
-- Rollback: migrations/analytics/rollback/U002__create_occupancy.sql
-- Changelog: How full each performance is.

set local lock_timeout = '5s';

create or replace view analytics.occupancy with (security_invoker = true) as
select
  performances.id as performance_id,
  shows.title,
  performances.starts_at,
  performances.seats,
  count(tickets.id) as sold,
  round(100.0 * count(tickets.id) / performances.seats, 1) as per_cent
from box_office.performances
join box_office.shows on shows.id = performances.show_id
left join box_office.tickets
  on tickets.performance_id = performances.id and tickets.returned_at is null
group by performances.id, shows.title, performances.starts_at, performances.seats;

comment on view analytics.occupancy is 'Seats that are sold now; returned tickets do not count.';
