
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks view public.listing_cards: ACCESS EXCLUSIVE, briefly
-- privilege-change: whose rights and policies count may change
ALTER VIEW public.listing_cards SET (security_invoker = 'true');
COMMIT;
