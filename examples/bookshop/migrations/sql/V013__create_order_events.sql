-- Purpose: the history of every order, by month. Partitions lie in schema private: the API serves
--   the table, with its policies, and never a partition.
-- Spec: specs/orders.md
-- Rollback: migrations/rollback/U013__create_order_events.sql
-- Changelog: Follow an order from placed to delivered.

set local lock_timeout = '5s';

do $$
begin
  if not exists (
    select from pg_catalog.pg_type
    where typname = 'order_event_kind' and typnamespace = 'public'::regnamespace
  ) then
    create type public.order_event_kind as enum
      ('pending', 'paid', 'shipped', 'delivered', 'cancelled');
  end if;
end
$$;

comment on type public.order_event_kind is 'What happened to an order.';

create table if not exists public.order_events (
  id uuid not null default gen_random_uuid(),
  order_id uuid not null,
  kind public.order_event_kind not null,
  detail jsonb not null default '{}',
  occurred_at timestamptz not null default now(),
  constraint order_events_pkey primary key (id, occurred_at),
  constraint order_events_order_id_fkey foreign key (order_id)
    references public.orders (id) on delete cascade,
  constraint order_events_detail_is_object check (jsonb_typeof(detail) = 'object')
) partition by range (occurred_at);

create index if not exists order_events_order_id_occurred_at_idx
  on public.order_events (order_id, occurred_at);

create table if not exists private.order_events_2026_10
  partition of public.order_events
  for values from ('2026-10-01 00:00:00+00') to ('2026-11-01 00:00:00+00');
create table if not exists private.order_events_2026_11
  partition of public.order_events
  for values from ('2026-11-01 00:00:00+00') to ('2026-12-01 00:00:00+00');
create table if not exists private.order_events_2026_12
  partition of public.order_events
  for values from ('2026-12-01 00:00:00+00') to ('2027-01-01 00:00:00+00');
-- What no month takes lands here instead of failing an order. It should stay empty.
create table if not exists private.order_events_default
  partition of public.order_events default;

-- Security definer, because nobody may write history by hand.
create or replace function private.record_order_event()
returns trigger
language plpgsql
security definer
set search_path = ''
as $function$
begin
  insert into public.order_events (order_id, kind)
  values (new.id, new.status::text::public.order_event_kind);
  return null;
end
$function$;

revoke execute on function private.record_order_event() from public;
comment on function private.record_order_event() is 'Trigger on orders: writes the history.';

create or replace trigger orders_record_placed
  after insert on public.orders
  for each row execute function private.record_order_event();

create or replace trigger orders_record_status
  after update of status on public.orders
  for each row when (old.status is distinct from new.status)
  execute function private.record_order_event();

alter table public.order_events enable row level security;

do $$
begin
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'order_events'
      and policyname = 'order_events_read_own'
  ) then
    create policy order_events_read_own on public.order_events
      for select to authenticated
      using (
        exists (
          select from public.orders o
          where o.id = order_id and (select auth.uid()) in (o.buyer_id, o.seller_id)
        )
      );
  end if;
end
$$;

revoke all on table public.order_events from anon, authenticated, service_role;
grant select on table public.order_events to authenticated;
grant select, insert on table public.order_events to service_role;

comment on table public.order_events is 'History of orders, by month. One row an event.';
comment on column public.order_events.kind is 'What happened.';
comment on column public.order_events.detail is 'What else is known, such as a tracking number.';
comment on column public.order_events.occurred_at is 'When; decides the partition.';
