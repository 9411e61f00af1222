reindex index public.made_by_hand;
