-- Fixture: Bob's order. The trigger that reserves the copy runs before ON CONFLICT could help, so
-- the question comes first.

insert into public.orders (id, buyer_id, listing_id, shipping_zone_code)
select
  'f0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-00000000000b',
  'ee000000-0000-4000-8000-000000000003', 'eu'
where not exists (
  select from public.orders where id = 'f0000000-0000-4000-8000-000000000001'
);
