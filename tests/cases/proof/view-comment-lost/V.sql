drop view if exists public.titles;
