-- Fixture: what Alice sells: one copy for sale, one draft, one that Bob has ordered (30_orders.sql).

insert into public.books (id, isbn, title, author, published_year, genre_id, created_by)
select v.id, v.isbn, v.title, v.author, 2020, g.id, 'a0000000-0000-4000-8000-00000000000a'
from (values
  ('bb000000-0000-4000-8000-000000000001'::uuid, '9780000000002', 'Keels and Rudders', 'A. Sailor'),
  ('bb000000-0000-4000-8000-000000000002'::uuid, '9780000000019', 'Drifting Home', 'B. Calm')
) as v (id, isbn, title, author)
join public.genres g on g.slug = 'fiction'
on conflict (id) do nothing;

insert into public.listings (id, seller_id, book_id, condition_code, price_cents, status) values
  ('ee000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-00000000000a',
   'bb000000-0000-4000-8000-000000000001', 'good', 500, 'for_sale'),
  ('ee000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-00000000000a',
   'bb000000-0000-4000-8000-000000000002', 'fair', 300, 'draft'),
  ('ee000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-00000000000a',
   'bb000000-0000-4000-8000-000000000002', 'very_good', 700, 'for_sale')
on conflict (id) do nothing;

insert into public.listing_photos (listing_id, position, path) values
  ('ee000000-0000-4000-8000-000000000001', 1, 'a0000000-0000-4000-8000-00000000000a/keels-front.jpg'),
  ('ee000000-0000-4000-8000-000000000001', 2, 'a0000000-0000-4000-8000-00000000000a/keels-back.jpg')
on conflict (listing_id, position) do nothing;
