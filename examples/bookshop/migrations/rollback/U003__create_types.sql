-- Undoes V003.

drop domain if exists public.cents;
drop domain if exists public.isbn13;
drop type if exists public.order_status;
drop type if exists public.listing_status;
