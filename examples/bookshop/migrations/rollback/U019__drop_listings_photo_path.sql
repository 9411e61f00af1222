-- Undoes V019: the column comes back, filled with each listing's first photo.

set local lock_timeout = '5s';

alter table public.listings add column if not exists photo_path text;

update public.listings l
set photo_path = p.path
from public.listing_photos p
where p.listing_id = l.id and p.position = 1 and l.photo_path is distinct from p.path;
