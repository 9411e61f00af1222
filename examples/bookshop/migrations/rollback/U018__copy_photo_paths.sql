-- Undoes V018: takes out the photos that listings.photo_path still has.

delete from public.listing_photos p
using public.listings l
where l.id = p.listing_id and p.position = 1 and p.path = l.photo_path;
