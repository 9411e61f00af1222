-- Undoes V015: which photo belongs where is lost; the files stay.

set local lock_timeout = '5s';

drop table if exists public.listing_photos;
