alter view public.listing_cards set (security_invoker = false);
