alter type public.listing_status add value 'lost';
