-- Undoes V005: only the rows it brought, and only while no book or order needs them.

delete from public.shipping_zones where code in ('domestic', 'eu', 'world');
delete from public.conditions
where code in ('as_new', 'very_good', 'good', 'fair', 'reading_copy');
delete from public.genres
where slug in (
  'fiction', 'crime', 'science-fiction', 'poetry', 'history', 'science', 'cooking', 'children'
);
