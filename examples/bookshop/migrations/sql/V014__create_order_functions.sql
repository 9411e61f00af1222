-- Purpose: the two things a buyer does, each in one call and with the buyer's own rights; and
--   buyers go on seeing the copies they bought.
-- Spec: specs/orders.md
-- Rollback: migrations/rollback/U014__create_order_functions.sql
-- Changelog: Order with one click, and cancel until the order is paid.

set local lock_timeout = '5s';

create or replace function public.place_order(listing uuid, zone text)
returns bigint
language plpgsql
volatile
security invoker
set search_path = ''
as $function$
declare
  placed bigint;
begin
  insert into public.orders (listing_id, shipping_zone_code)
  values (listing, zone)
  returning number into placed;
  return placed;
end
$function$;

revoke execute on function public.place_order(uuid, text) from public, anon, authenticated;
grant execute on function public.place_order(uuid, text) to authenticated;
comment on function public.place_order(uuid, text) is
  'Orders a copy for the caller and returns the order''s number.';

create or replace function public.cancel_order(order_number bigint)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $function$
begin
  update public.orders set status = 'cancelled'
  where number = order_number and buyer_id = (select auth.uid()) and status = 'pending';
  if not found then
    raise exception 'no order of yours that can still be cancelled'
      using errcode = 'no_data_found';
  end if;
end
$function$;

revoke execute on function public.cancel_order(bigint) from public, anon, authenticated;
grant execute on function public.cancel_order(bigint) to authenticated;
comment on function public.cancel_order(bigint) is
  'Cancels an order of the caller that is not paid yet.';

alter policy listings_read_as_member on public.listings
  using (
    status = 'for_sale'
    or seller_id = (select auth.uid())
    or exists (
      select from public.orders o
      where o.listing_id = listings.id and o.buyer_id = (select auth.uid())
    )
  );
