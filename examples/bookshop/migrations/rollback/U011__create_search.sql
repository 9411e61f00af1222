-- Undoes V011.

drop function if exists public.suggest_titles(text);
drop function if exists public.search_books(text, integer);
drop view if exists public.listing_cards;
