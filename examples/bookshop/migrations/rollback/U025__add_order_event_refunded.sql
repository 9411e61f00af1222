-- Undoes V025: a value of an enum cannot be dropped, so the type is made anew without it. Rewrites
--   public.order_events; fails, as it should, when an event has the value.

set local lock_timeout = '5s';

do $$
begin
  if exists (
    select from pg_catalog.pg_enum
    where enumtypid = 'public.order_event_kind'::regtype and enumlabel = 'refunded'
  ) then
    alter type public.order_event_kind rename to order_event_kind_with_refunded;
    create type public.order_event_kind as enum
      ('pending', 'paid', 'shipped', 'delivered', 'cancelled');
    alter table public.order_events
      alter column kind type public.order_event_kind using kind::text::public.order_event_kind;
    drop type public.order_event_kind_with_refunded;
  end if;
end
$$;

comment on type public.order_event_kind is 'What happened to an order.';
