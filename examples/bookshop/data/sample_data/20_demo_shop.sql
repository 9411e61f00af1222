-- Seed: two members of a demonstration shop, with something to sell. Signing in is not possible:
-- they have no password.

insert into auth.users (id, email, raw_user_meta_data) values
  ('d0000000-0000-4000-8000-000000000001', 'demo.ada@example.com', '{"display_name": "Ada''s attic"}'),
  ('d0000000-0000-4000-8000-000000000002', 'demo.ben@example.com', '{"display_name": "Ben"}')
on conflict (id) do nothing;

insert into public.listings (id, seller_id, book_id, condition_code, price_cents, status) values
  ('e0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001',
   'b0000000-0000-4000-8000-000000000001', 'good', 450, 'for_sale'),
  ('e0000000-0000-4000-8000-000000000002', 'd0000000-0000-4000-8000-000000000001',
   'b0000000-0000-4000-8000-000000000007', 'as_new', 890, 'for_sale'),
  ('e0000000-0000-4000-8000-000000000003', 'd0000000-0000-4000-8000-000000000002',
   'b0000000-0000-4000-8000-000000000012', 'reading_copy', 150, 'for_sale')
on conflict (id) do nothing;
