-- Purpose: partitions for the first quarter of 2027. Made on their own and attached: CREATE TABLE
--   … PARTITION OF would lock the whole history against readers too.
-- Spec: specs/orders.md
-- Rollback: migrations/rollback/U029__add_order_events_2027.sql
-- Changelog: nothing to notice.

set local lock_timeout = '5s';

create table if not exists private.order_events_2027_01
  (like public.order_events including defaults including constraints);
create table if not exists private.order_events_2027_02
  (like public.order_events including defaults including constraints);
create table if not exists private.order_events_2027_03
  (like public.order_events including defaults including constraints);

-- A month cannot be attached while the default partition has rows of it: those move first.
do $$
begin
  if not exists (
    select from pg_catalog.pg_inherits
    where inhrelid = 'private.order_events_2027_01'::regclass
  ) then
    with early as (
      delete from private.order_events_default
      where occurred_at >= '2027-01-01 00:00:00+00' and occurred_at < '2027-02-01 00:00:00+00'
      returning *
    )
    insert into private.order_events_2027_01 select * from early;
    alter table public.order_events attach partition private.order_events_2027_01
      for values from ('2027-01-01 00:00:00+00') to ('2027-02-01 00:00:00+00');
  end if;
  if not exists (
    select from pg_catalog.pg_inherits
    where inhrelid = 'private.order_events_2027_02'::regclass
  ) then
    with early as (
      delete from private.order_events_default
      where occurred_at >= '2027-02-01 00:00:00+00' and occurred_at < '2027-03-01 00:00:00+00'
      returning *
    )
    insert into private.order_events_2027_02 select * from early;
    alter table public.order_events attach partition private.order_events_2027_02
      for values from ('2027-02-01 00:00:00+00') to ('2027-03-01 00:00:00+00');
  end if;
  if not exists (
    select from pg_catalog.pg_inherits
    where inhrelid = 'private.order_events_2027_03'::regclass
  ) then
    with early as (
      delete from private.order_events_default
      where occurred_at >= '2027-03-01 00:00:00+00' and occurred_at < '2027-04-01 00:00:00+00'
      returning *
    )
    insert into private.order_events_2027_03 select * from early;
    alter table public.order_events attach partition private.order_events_2027_03
      for values from ('2027-03-01 00:00:00+00') to ('2027-04-01 00:00:00+00');
  end if;
end
$$;
