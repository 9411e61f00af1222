-- Undoes V013: the history of all orders is lost. Partitions go with the table.

set local lock_timeout = '5s';

drop trigger if exists orders_record_status on public.orders;
drop trigger if exists orders_record_placed on public.orders;
drop function if exists private.record_order_event();
drop table if exists public.order_events;
drop type if exists public.order_event_kind;
