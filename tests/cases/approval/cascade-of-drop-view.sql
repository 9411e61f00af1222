drop view if exists public.titles cascade;
-- loses: drop-cascade of public.titles
-- loses:   with it view public.short_titles
