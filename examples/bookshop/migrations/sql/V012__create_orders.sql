-- Purpose: a member buys a copy. A trigger fills in seller and prices, so that no buyer can, and
--   reserves the copy in the same transaction.
-- Spec: specs/orders.md
-- Rollback: migrations/rollback/U012__create_orders.sql
-- Changelog: Order a book, and see what you ordered and sold.

set local lock_timeout = '5s';

create table if not exists public.orders (
  id uuid not null default gen_random_uuid(),
  number bigint not null generated always as identity,
  buyer_id uuid not null default auth.uid(),
  seller_id uuid not null,
  listing_id uuid not null,
  shipping_zone_code text not null,
  price_cents public.cents not null,
  shipping_cents public.cents not null,
  total_cents bigint not null generated always as (price_cents + shipping_cents) stored,
  status public.order_status not null default 'pending',
  placed_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint orders_pkey primary key (id),
  constraint orders_number_key unique (number),
  constraint orders_buyer_id_fkey foreign key (buyer_id)
    references public.profiles (id) on delete restrict,
  constraint orders_seller_id_fkey foreign key (seller_id)
    references public.profiles (id) on delete restrict,
  constraint orders_listing_id_fkey foreign key (listing_id)
    references public.listings (id) on delete restrict,
  constraint orders_shipping_zone_code_fkey foreign key (shipping_zone_code)
    references public.shipping_zones (code) on delete restrict,
  constraint orders_not_with_oneself check (buyer_id <> seller_id)
);

create index if not exists orders_buyer_id_placed_at_idx
  on public.orders (buyer_id, placed_at desc);
create index if not exists orders_seller_id_placed_at_idx
  on public.orders (seller_id, placed_at desc);
create index if not exists orders_listing_id_idx on public.orders (listing_id);
create index if not exists orders_shipping_zone_code_idx on public.orders (shipping_zone_code);
create unique index if not exists orders_one_open_a_listing_key
  on public.orders (listing_id) where status <> 'cancelled';

-- Security definer, because the buyer may not change the seller's listing.
create or replace function private.reserve_listing()
returns trigger
language plpgsql
security definer
set search_path = ''
as $function$
declare
  offer public.listings%rowtype;
begin
  select l.* into offer from public.listings l where l.id = new.listing_id for update;
  if not found or offer.status <> 'for_sale' then
    raise exception 'this copy is not for sale' using errcode = 'check_violation';
  end if;
  new.seller_id := offer.seller_id;
  new.price_cents := offer.price_cents;
  select z.price_cents into new.shipping_cents
  from public.shipping_zones z where z.code = new.shipping_zone_code;
  if not found then
    raise exception 'there is no such shipping zone' using errcode = 'foreign_key_violation';
  end if;
  update public.listings set status = 'reserved' where id = offer.id;
  return new;
end
$function$;

revoke execute on function private.reserve_listing() from public;
comment on function private.reserve_listing() is
  'Trigger on orders: fills in seller and prices, and reserves the copy.';

create or replace function private.follow_order()
returns trigger
language plpgsql
security definer
set search_path = ''
as $function$
begin
  update public.listings
  set status = case new.status
    when 'cancelled' then 'for_sale'::public.listing_status
    when 'delivered' then 'sold'::public.listing_status
    else 'reserved'::public.listing_status
  end
  where id = new.listing_id;
  return null;
end
$function$;

revoke execute on function private.follow_order() from public;
comment on function private.follow_order() is
  'Trigger on orders: the copy follows the state of its order.';

create or replace trigger orders_reserve_listing
  before insert on public.orders
  for each row execute function private.reserve_listing();

create or replace trigger orders_set_updated_at
  before update on public.orders
  for each row execute function private.set_updated_at();

create or replace trigger orders_follow_order
  after update of status on public.orders
  for each row when (old.status is distinct from new.status)
  execute function private.follow_order();

alter table public.orders enable row level security;

do $$
begin
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'orders' and policyname = 'orders_read_own'
  ) then
    create policy orders_read_own on public.orders
      for select to authenticated
      using ((select auth.uid()) in (buyer_id, seller_id));
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'orders' and policyname = 'orders_place_own'
  ) then
    create policy orders_place_own on public.orders
      for insert to authenticated
      with check (buyer_id = (select auth.uid()) and status = 'pending');
  end if;
  -- Payment and shipping are recorded by the server; a buyer may only cancel in time.
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'orders' and policyname = 'orders_cancel_own'
  ) then
    create policy orders_cancel_own on public.orders
      for update to authenticated
      using (buyer_id = (select auth.uid()) and status = 'pending')
      with check (buyer_id = (select auth.uid()) and status = 'cancelled');
  end if;
end
$$;

revoke all on table public.orders from anon, authenticated, service_role;
revoke all on sequence public.orders_number_seq from anon, authenticated, service_role;
grant select on table public.orders to authenticated;
grant insert (listing_id, shipping_zone_code) on table public.orders to authenticated;
grant update (status) on table public.orders to authenticated;
grant select, insert, update on table public.orders to service_role;

comment on table public.orders is 'Purchases. One row a copy bought.';
comment on column public.orders.number is 'The number people read on the invoice.';
comment on column public.orders.seller_id is 'Copied from the listing when the order is placed.';
comment on column public.orders.price_cents is 'Copied from the listing when the order is placed.';
comment on column public.orders.shipping_cents is 'Copied from the zone when the order is placed.';
comment on column public.orders.total_cents is 'Price and shipping.';
