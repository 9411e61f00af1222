-- Purpose: the genres, conditions and shipping zones that the shop opens with.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U005__seed_reference_data.sql
-- Changelog: Eight genres to browse, five conditions, three shipping zones.

insert into public.genres (slug, name) values
  ('fiction', 'Fiction'),
  ('crime', 'Crime and thrillers'),
  ('science-fiction', 'Science fiction'),
  ('poetry', 'Poetry'),
  ('history', 'History'),
  ('science', 'Science'),
  ('cooking', 'Cooking'),
  ('children', 'Children''s books')
on conflict (slug) do nothing;

insert into public.conditions (code, label, rank) values
  ('as_new', 'As new', 1),
  ('very_good', 'Very good', 2),
  ('good', 'Good', 3),
  ('fair', 'Fair', 4),
  ('reading_copy', 'Reading copy', 5)
on conflict (code) do nothing;

insert into public.shipping_zones (code, name, price_cents) values
  ('domestic', 'Domestic', 290),
  ('eu', 'European Union', 690),
  ('world', 'Rest of the world', 1490)
on conflict (code) do nothing;
